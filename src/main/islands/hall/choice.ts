// The choice of picture or sound, with what each costs; it is kept for the next time.
import { byId, write } from "../ground/page";
import { type Cost, costOf, megabytes } from "./cost";
import type { Speaker } from "./speak";

export type Form = "picture" | "sound";

const KEPT_FORM = "hall form";
const PHONE = "(max-width: 40rem) and (pointer: coarse)";

export class Choice {
  private readonly fields = byId<HTMLFormElement>("hall-choice");
  private readonly button = byId<HTMLButtonElement>("hall-join");
  private pricedPlaylist = "";
  form: Form = preferredForm();
  cost: Cost = {};
  /** Settled once {@link cost} is known. */
  priced: Promise<void> = Promise.resolve();

  constructor(
    private readonly speak: Speaker,
    join: () => void,
  ) {
    this.check();
    this.fields.addEventListener("change", () =>
      this.choose(new FormData(this.fields).get("form") === "sound" ? "sound" : "picture"),
    );
    this.fields.addEventListener("submit", (event) => {
      event.preventDefault();
      join();
    });
  }

  choose(form: Form): void {
    this.form = form;
    this.check();
    keepForm(form);
  }

  offer(offered: boolean, replay: boolean): void {
    this.fields.hidden = !offered;
    write(this.button, this.speak.say(replay ? "replay_join" : "join"));
  }

  /** Looks up what following this playlist costs, unless that has been done. */
  price(playlist: string, known: () => void): void {
    if (playlist === this.pricedPlaylist) return;
    this.pricedPlaylist = playlist;
    this.priced = costOf(playlist)
      .catch((): Cost => ({}))
      .then((cost) => {
        this.cost = cost;
        this.show("hall-cost-picture", cost.picture);
        this.show("hall-cost-sound", cost.sound);
        known();
      });
  }

  private show(id: string, bytes: number | undefined): void {
    write(byId(id), bytes ? this.speak.say("cost", megabytes(bytes)) : this.speak.say("cost_unknown"));
  }

  private check(): void {
    const option = this.fields.querySelector<HTMLInputElement>(`input[value="${this.form}"]`);
    if (option) option.checked = true;
  }
}

/** The one chosen before; else sound alone on a phone, a slow line or where the person saves data. */
function preferredForm(): Form {
  const kept = readForm();
  if (kept === "picture" || kept === "sound") return kept;
  const line = (navigator as { connection?: { saveData?: boolean; effectiveType?: string } }).connection;
  const thrifty = line?.saveData || /2g|3g/.test(line?.effectiveType ?? "") || matchMedia(PHONE).matches;
  return thrifty ? "sound" : "picture";
}

function readForm(): string | null {
  try {
    return localStorage.getItem(KEPT_FORM);
  } catch {
    return null;
  }
}

function keepForm(form: Form): void {
  try {
    localStorage.setItem(KEPT_FORM, form);
  } catch {
    // it is chosen again next time
  }
}
