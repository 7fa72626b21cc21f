// Reporting a line or a question to the moderators, once each.
import { element } from "../ground/page";
import type { Given } from "../hall/parts";

export class Reporting {
  private readonly reported = new Set<string>();

  constructor(
    private readonly given: Given,
    private readonly complain: (message: string) => void,
  ) {
    if (given.signedIn) this.onQuestions();
  }

  button(id: string, text: string, about = "line"): HTMLElement {
    const button = element("button", "button-plain button-small talk-report");
    button.type = "button";
    this.fill(button, id);
    button.setAttribute("aria-label", this.given.speak.say("report_of", text));
    button.addEventListener("click", () => void this.report(button, about, id));
    return button;
  }

  /** The hall's questions get the button as they come. */
  private onQuestions(): void {
    const list = document.getElementById("hall-questions");
    if (!list) return;
    const look = () => {
      for (const foot of list.querySelectorAll<HTMLElement>(".hall-question[data-id] .hall-question-foot")) {
        if (foot.querySelector(".talk-report")) continue;
        const question = foot.closest<HTMLElement>("[data-id]")!;
        const words = question.querySelector(".hall-words")?.textContent ?? "";
        foot.append(this.button(question.dataset["id"]!, words, "question"));
      }
    };
    new MutationObserver(look).observe(list, { childList: true });
    look();
  }

  private fill(button: HTMLButtonElement, id: string): void {
    button.disabled = this.reported.has(id);
    button.textContent = this.given.speak.say(button.disabled ? "reported" : "report");
  }

  private async report(button: HTMLButtonElement, about: string, id: string): Promise<void> {
    const outcome = await this.given.ask({ type: "talk-report", about, id });
    this.complain(outcome.type === "refused" ? outcome.message : "");
    if (outcome.type === "done") this.reported.add(id);
    this.fill(button, id);
  }
}
