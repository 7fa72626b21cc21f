// The reactions: what others feel shows for a moment, with how many they are.
import { byId, write } from "../ground/page";
import type { Given } from "../hall/parts";

const SHOWN_FOR = 3_000;

export class Reacting {
  private readonly place = byId("talk-reactions");
  private readonly buttons = new Map<string, HTMLElement>();
  private readonly timers = new Map<string, number>();

  constructor(
    private readonly given: Given,
    private readonly complain: (message: string) => void,
  ) {
    for (const button of this.place.querySelectorAll<HTMLElement>("button[data-kind]")) {
      const kind = button.dataset["kind"]!;
      this.buttons.set(kind, button);
      button.addEventListener("click", () => void this.press(kind));
    }
  }

  show(shown: boolean): void {
    this.place.hidden = !shown;
  }

  take(counts: Record<string, number>): void {
    for (const [kind, count] of Object.entries(counts)) {
      const button = this.buttons.get(kind);
      const number = button?.querySelector<HTMLElement>(".talk-count");
      if (!button || !number) continue;
      write(number, this.given.speak.say("count", count));
      button.dataset["beat"] = "true";
      clearTimeout(this.timers.get(kind));
      this.timers.set(
        kind,
        window.setTimeout(() => {
          delete button.dataset["beat"];
          write(number, "");
        }, SHOWN_FOR),
      );
    }
  }

  private async press(kind: string): Promise<void> {
    const outcome = await this.given.ask({ type: "talk-react", kind });
    this.complain(outcome.type === "refused" ? outcome.message : "");
  }
}
