// How one line of the chat looks.
import { element } from "../ground/page";
import { named, words } from "../hall/page";
import type { Speaker } from "../hall/speak";
import type { ChatLine } from "./told";

/** Who wrote it, when, and the words. */
export function head(line: ChatLine, speak: Speaker): HTMLElement {
  const head = element("p", "talk-who small");
  head.append(element("bdi", "talk-name", named(line.name) ?? ""));
  if (line.role !== "trainee") head.append(element("span", "badge", speak.say(`role_${line.role}`)));
  const time = element("time", "muted", line.clock);
  time.dateTime = line.at;
  time.dir = "ltr";
  head.append(time);
  return head;
}

export function row(id: string, line: ChatLine, speak: Speaker): HTMLElement {
  const item = element("li", "talk-line");
  item.dataset["line"] = id;
  item.append(head(line, speak), words("p", "talk-words", line));
  return item;
}
