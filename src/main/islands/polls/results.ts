// Draws how a poll was answered: bars, the steps of a scale, or a cloud of words.
import { element } from "../ground/page";
import { figure } from "../ground/words";
import type { Speaker } from "../hall/speak";
import { choices, type Poll, STEPS } from "./poll";

/** @param word makes what stands behind a word of a cloud, such as a button that takes it out */
export function results(poll: Poll, speak: Speaker, word?: (words: string) => HTMLElement): HTMLElement {
  return poll.kind === "words" ? cloud(poll, speak, word) : bars(poll, speak);
}

function bars(poll: Poll, speak: Speaker): HTMLElement {
  const list = element("ol", "polls-bars");
  list.setAttribute("role", "list");
  for (const { choice, words } of choices(poll)) {
    const people = poll.counts?.find((count) => count.choice === choice)?.people ?? 0;
    const share = poll.people > 0 ? people / poll.people : 0;
    const item = element("li", "polls-bar");
    const name = element("span", "polls-bar-name");
    const said = element("bdi", "", words);
    said.dir = "auto";
    name.append(said, ...end(poll, choice));
    if (poll.right?.includes(choice)) {
      item.classList.add("polls-right");
      name.append(" ", element("span", "badge", speak.say("right")));
    }
    const meter = element("div", "meter");
    meter.style.setProperty("--part", `${(share * 100).toFixed(1)}%`);
    meter.append(element("span", ""));
    const number = element("span", "polls-bar-number", speak.say("share", figure(share * 100, 0), people));
    item.append(name, number, meter);
    list.append(item);
  }
  return list;
}

/** The words at an end of a scale. */
function end(poll: Poll, choice: string): (string | HTMLElement)[] {
  if (poll.kind !== "scale") return [];
  const words = choice === "1" ? poll.options[0] : choice === String(STEPS) ? poll.options[1] : undefined;
  if (!words) return [];
  const said = element("bdi", "muted", words);
  said.dir = "auto";
  return [" ", said];
}

function cloud(poll: Poll, speak: Speaker, word?: (words: string) => HTMLElement): HTMLElement {
  const counts = poll.counts ?? [];
  const most = Math.max(1, ...counts.map((count) => count.people));
  const list = element("ol", "polls-cloud");
  list.setAttribute("role", "list");
  for (const { choice, people } of counts) {
    const item = element("li", "polls-word");
    item.style.setProperty("--weight", Math.sqrt(people / most).toFixed(2));
    const said = element("bdi", "", choice);
    said.dir = "auto";
    item.append(said, element("span", "visually-hidden", ` ${speak.say("people", people)}`));
    if (word) item.append(word(choice));
    list.append(item);
  }
  return list;
}
