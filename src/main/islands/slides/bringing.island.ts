// The page of a session's slides: a file is sent piece by piece and followed until its pages are there.
import { byId, write } from "../ground/page";
import { figure, say as fill } from "../ground/words";
import { begin, look, pause, Refused, send, type Upload } from "./sending";

const LOOK = 1_000;

class Bringing {
  private readonly file = byId<HTMLInputElement>("slides-file");
  private readonly button = byId<HTMLButtonElement>("slides-send");
  private readonly said = byId("slides-said");
  private readonly error = byId("slides-error");
  private readonly meter = byId("slides-meter");
  private readonly address: string;
  private readonly most: number;
  private readonly words: Record<string, string>;

  constructor(private readonly form: HTMLFormElement) {
    this.address = form.dataset["address"] ?? "";
    this.most = Number(form.dataset["most"]);
    this.words = JSON.parse(form.dataset["words"] ?? "{}") as Record<string, string>;
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.bring();
    });
    this.file.addEventListener("change", () => this.complain(this.wrong(this.file.files?.[0])));
    this.follow();
  }

  /** What stands against a file before a byte of it is sent. */
  private wrong(file: File | undefined): string {
    if (!file) return "";
    const endings = this.file.accept.split(",");
    if (!endings.some((ending) => file.name.toLowerCase().endsWith(ending))) return this.say("kind", endings.join(" "));
    const megabytes = file.size / 1e6;
    return megabytes > this.most ? this.say("large", figure(megabytes, 1), this.most) : "";
  }

  private async bring(): Promise<void> {
    const file = this.file.files?.[0];
    const wrong = this.wrong(file);
    this.complain(wrong);
    if (!file || wrong) return;
    this.button.disabled = true;
    try {
      const upload = await this.begun(file);
      await send(this.address, upload, file, {
        sent: (percent) => this.progress(percent, this.say("sending", percent)),
        waiting: () => write(this.said, this.say("waiting")),
      });
      await this.watch(upload.id);
    } catch (failed) {
      this.complain((failed instanceof Refused && failed.message) || this.say("failed"));
      this.button.disabled = false;
      byId("slides-progress").hidden = true;
      write(this.said, "");
    }
  }

  /** The same file goes on where it was. */
  private async begun(file: File): Promise<Upload> {
    for (const item of Array.from(document.querySelectorAll<HTMLElement>('[data-state="coming"]'))) {
      const known = await look(this.address, item.dataset["upload"] ?? "");
      if (known.state === "coming" && known.bytes === file.size && known.file === file.name) return known;
    }
    const place = new FormData(this.form).get("place");
    return begin(this.address, file, typeof place === "string" ? place : "replaces");
  }

  /** What is being made already, perhaps of somebody else's. */
  private follow(): void {
    const under = document.querySelector<HTMLElement>('[data-state="making"], [data-state="waiting"]');
    if (under?.dataset["upload"]) void this.watch(under.dataset["upload"]).catch(() => undefined);
  }

  private async watch(id: string): Promise<void> {
    for (;;) {
      const now = await look(this.address, id).catch((failed: unknown) => {
        if (failed instanceof Refused) throw failed;
        return undefined;
      });
      if (now?.state === "ready" || now?.state === "failed") {
        location.hash = now.state === "ready" ? "" : "files";
        location.reload();
        return;
      }
      if (now) this.progress(now.pages > 0 ? Math.floor((100 * now.made) / now.pages) : 0, now.message);
      await pause(LOOK);
    }
  }

  private progress(percent: number, words: string): void {
    byId("slides-progress").hidden = false;
    this.meter.style.setProperty("--part", `${percent}%`);
    this.meter.setAttribute("aria-valuenow", String(percent));
    write(this.said, words);
  }

  private complain(words: string): void {
    this.error.hidden = words === "";
    write(this.error, words);
    this.file.setAttribute("aria-invalid", String(words !== ""));
  }

  private say(key: string, ...args: (string | number)[]): string {
    return fill(this.words[`slides_send_${key}`] ?? key, Object.fromEntries(args.entries()));
  }
}

const form = document.getElementById("slides-form");
if (form instanceof HTMLFormElement) new Bringing(form);
