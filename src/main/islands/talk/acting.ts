// What a moderator does, and how it is taken back.
import { byId, element, write } from "../ground/page";
import type { Given } from "../hall/parts";
import type { Command } from "../hall/protocol";
import { Reasoning, type Wish } from "./reasoning";

const SHOWN_FOR = 8_000;

/** What takes an act back, given to the same thing; a measure is lifted by its own id. */
const UNDO: Record<string, string> = {
  "talk-remove": "talk-show",
  "talk-take-down": "talk-put-up",
  "talk-settle": "talk-reopen",
  "talk-call": "talk-hand-up",
  "talk-hand-done": "talk-hand-up",
};

export class Acting {
  private readonly error = byId("talk-desk-error");
  private readonly toast = byId("talk-done");
  private readonly reasoning: Reasoning;
  private back: Command | undefined;
  private timer = 0;

  constructor(private readonly given: Given) {
    this.reasoning = new Reasoning(given.speak, (wish, reason) =>
      this.attempt({ type: wish.type, id: wish.id, reason }),
    );
    byId("talk-undo").addEventListener("click", () => {
      this.toast.hidden = true;
      if (this.back) void this.act(this.back);
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
    button.addEventListener("click", press);
    return button;
  }

  private async attempt(command: Command): Promise<string> {
    const outcome = await this.given.ask(command);
    if (outcome.type === "refused") return outcome.message;
    const undo = UNDO[command.type];
    this.back = undo ? { type: undo, id: command["id"] as string } : undefined;
    byId("talk-undo").hidden = !this.back;
    write(byId("talk-done-words"), this.given.speak.say("done"));
    this.toast.hidden = command.type === "talk-say";
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => (this.toast.hidden = true), SHOWN_FOR);
    return "";
  }
}
