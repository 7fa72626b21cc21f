// The talk at the desk: how it is held, the lines, the announcement, and how order is kept.
import { byId, element, write } from "../ground/page";
import { words } from "../hall/page";
import { register } from "../hall/parts";
import { Acting } from "./acting";
import { Askers } from "./askers";
import { Claiming } from "./claiming";
import { TalkLists } from "./desk-lists";
import { head } from "./line";
import { Lines } from "./lines";
import type { DeskLine, DeskTalk, Setting } from "./told";

register("talk", (given) => {
  const { speak } = given;
  const acting = new Acting(given);
  const claiming = new Claiming(given);
  const lists = new TalkLists(speak, acting);
  const askers = new Askers({
    speak,
    onPerson: (id, about) => lists.onPerson(id, about),
    lift: (measure) => {
      const button = lists.lift(measure);
      write(button, speak.say(`lift_${measure.kind}`));
      return button;
    },
  });
  const lines = new Lines<DeskLine>(byId("talk-desk-lines"), row);
  const form = byId<HTMLFormElement>("talk-setting");
  const chat = byId<HTMLSelectElement>("talk-chat");
  const slow = byId<HTMLSelectElement>("talk-slow");
  const hands = byId<HTMLInputElement>("talk-hands-on");
  const reactions = byId<HTMLInputElement>("talk-reactions-on");
  let talk: DeskTalk | undefined;
  let setting = 0;

  function row(id: string, line: DeskLine): HTMLElement {
    const item = element("li", "talk-line");
    item.dataset["line"] = id;
    item.dataset["state"] = line.state;
    const who = head(line, speak);
    if (line.state === "held") who.append(element("span", "badge badge-warm", speak.say("held", line.word ?? "")));
    if (line.state === "removed")
      who.append(element("span", "badge badge-soft", speak.say("removed", line.reason ?? "")));
    const buttons = element("div", "row");
    if (line.state !== "shown") buttons.append(acting.button("show", () => void acting.act({ type: "talk-show", id })));
    if (line.state !== "removed") {
      buttons.append(
        acting.button("remove", () => acting.why({ type: "talk-remove", id, about: line.text }), "button-plain"),
      );
    }
    if (line.role !== "moderator" && line.role !== "organiser") {
      buttons.append(...lists.onPerson(line.person, who.querySelector(".talk-name")?.textContent ?? ""));
    }
    item.append(who, words("p", "talk-words", line), buttons);
    return item;
  }

  function show(now: DeskTalk): void {
    talk = now;
    // what is just being set is not put back by what was told before
    if (setting === 0) showSetting(now.setting);
    byId("talk-desk-notice").hidden = !now.notice;
    const said = byId("talk-desk-notice-words");
    write(said, now.notice?.text ?? "");
    said.lang = now.notice?.language ?? "";
    said.dir = now.notice?.direction ?? "auto";
    lists.show(now);
    acting.measures = now.measures;
    askers.show(now.measures);
    claiming.show(now.claims);
  }

  function showSetting(now: Setting): void {
    chat.value = now.chat;
    showSlow(String(now.slow));
    hands.checked = now.hands;
    reactions.checked = now.reactions;
  }

  /** A number of seconds that the list does not offer is added to it. */
  function showSlow(seconds: string): void {
    if (![...slow.options].some((option) => option.value === seconds)) {
      slow.append(new Option(speak.say("slow_seconds", Number(seconds)), seconds));
    }
    slow.value = seconds;
  }

  async function set(): Promise<void> {
    setting++;
    const done = await acting.act({
      type: "talk-manner",
      chat: chat.value,
      slow: slow.value,
      hands: String(hands.checked),
      reactions: String(reactions.checked),
    });
    setting--;
    if (!done && talk) show(talk);
  }

  /** What is written is sent, and stays in the box when it was refused. */
  function box(formId: string, inputId: string, type: string, field: string): void {
    const input = byId<HTMLInputElement>(inputId);
    byId<HTMLFormElement>(formId).addEventListener("submit", async (event) => {
      event.preventDefault();
      if (await acting.act({ type, [field]: input.value })) input.value = "";
    });
  }

  form.addEventListener("change", () => void set());
  form.addEventListener("submit", (event) => event.preventDefault());
  box("talk-desk-say", "talk-desk-text", "talk-say", "text");
  box("talk-announcing", "talk-announcement", "talk-announce", "text");
  box("talk-blocking", "talk-word", "talk-block", "word");
  byId("talk-take-down").addEventListener("click", () => {
    if (talk?.notice) void acting.act({ type: "talk-take-down", id: talk.notice.id });
  });

  return {
    view: (now) => now && show(now as DeskTalk),
    lines: (said, gone, all) => lines.take(said, gone, all),
  };
});
