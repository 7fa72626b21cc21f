// What a moderator does, and how it is taken back.
import { byId, element, write } from "../ground/page";
import type { Given } from "../hall/parts";
import type { Command } from "../hall/protocol";
import { Reasoning, type Wish } from "./reasoning";
import type { Quieted } from "./told";

const SHOWN_FOR = 8_000;

/** What takes an act back, given to the same thing. */
const UNDO: Record<string, string> = {
  "talk-remove": "talk-show",
  "talk-take-down": "talk-put-up",
  "talk-settle": "talk-reopen",
  "talk-call": "talk-hand-up",
  "talk-hand-done": "talk-hand-up",
};

/** A measure against a person is lifted by its own id. */
const MEASURES: Record<string, Quieted["kind"]> = { "talk-mute": "mute", "talk-ban": "ban" };

export class Acting {
  /** those that stand */
  measures: Quieted[] = [];
  private readonly error = byId("talk-desk-error");
  private readonly toast = byId("talk-done");
  private readonly reasoning: Reasoning;
  private done: Command | undefined;
  private timer = 0;

  constructor(private readonly given: Given) {
    this.reasoning = new Reasoning(given.speak, (wish, reason) =>
      this.attempt({ type: wish.type, id: wish.id, reason }),
    );
    byId("talk-undo").addEventListener("click", () => {
      this.toast.hidden = true;
      const back = this.done && this.back(this.done);
      if (back) void this.act(back);
    });
  }

  /** Does it; false when it was refused, which is said. */
  async act(command: Command): Promise<boolean> {
    const refused = await this.attempt(command);
    this.error.textContent = refused;
    this.error.hidden = refused === "";
    return refused === "";
  }

  /** Asks why, then does it. */
  why(wish: Wish): void {
    this.reasoning.open(wish);
  }

  button(name: string, press: () => void, look = "button-quiet"): HTMLButtonElement {
    const button = element("button", `${look} button-small`, this.given.speak.say(name));
    button.type = "button";
    button.dataset["act"] = name;
    button.addEventListener("click", press);
    return button;
  }

  private async attempt(command: Command): Promise<string> {
    const outcome = await this.given.ask(command);
    if (outcome.type === "refused") return outcome.message;
    this.done = command;
    byId("talk-undo").hidden = !(command.type in UNDO || command.type in MEASURES);
    write(byId("talk-done-words"), this.given.speak.say("done"));
    this.toast.hidden = command.type === "talk-say";
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => (this.toast.hidden = true), SHOWN_FOR);
    return "";
  }

  /** What takes it back. */
  private back({ type, id }: Command): Command | undefined {
    const undo = UNDO[type];
    if (undo) return { type: undo, id: id as string };
    const measure = this.measures.find(({ person, kind }) => person === id && kind === MEASURES[type]);
    return measure && { type: "talk-lift", id: measure.id };
  }
}
