// The dialogs of the desk in which a moderator writes: another wording, a place, a reason.
import { byId } from "../ground/page";
import type { DeskQuestion } from "./protocol";

type Fields = Record<string, string>;

/** A dialog whose form names one act on a question; what is written stays in it until the act is done. */
export class Wording {
  private readonly dialog: HTMLDialogElement;
  private readonly form: HTMLFormElement;
  private question = "";

  /**
   * @param name of the dialog's elements: desk-NAME, desk-NAME-form, desk-NAME-words, desk-NAME-no, desk-NAME-error
   * @param act does it; answers what was refused, or nothing
   */
  constructor(
    private readonly name: string,
    private readonly act: (question: string, fields: Fields) => Promise<string>,
  ) {
    this.dialog = byId<HTMLDialogElement>(`desk-${name}`);
    this.form = byId<HTMLFormElement>(`desk-${name}-form`);
    byId(`desk-${name}-no`).addEventListener("click", () => this.dialog.close());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.submit();
    });
  }

  /** @param written what stands in its box at the start */
  open(question: DeskQuestion, written: string): void {
    this.question = question.id;
    this.form.reset();
    const said = byId(`desk-${this.name}-words`);
    said.textContent = question.text;
    said.lang = question.language;
    said.dir = question.direction;
    const box = this.form.querySelector<HTMLTextAreaElement>("textarea");
    if (box) box.value = written;
    this.complain("");
    this.dialog.showModal();
    this.form.querySelector<HTMLElement>("input:checked, textarea")?.focus();
  }

  private async submit(): Promise<void> {
    const fields: Fields = {};
    new FormData(this.form).forEach((value, field) => (fields[field] = String(value)));
    const refused = await this.act(this.question, fields);
    this.complain(refused);
    if (refused === "") this.dialog.close();
  }

  private complain(message: string): void {
    const error = byId(`desk-${this.name}-error`);
    error.textContent = message;
    error.hidden = message === "";
  }
}
