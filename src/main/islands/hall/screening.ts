// The screen: what it shows when, the choice of picture or sound, the player and its bar, the chapters of the replay.
import { arrange, byId, element, write } from "../ground/page";
import { type Cost, Meter, costOf, megabytes } from "./cost";
import { clock, words } from "./page";
import { Player, type Source } from "./player";
import { type HallView, isPast, type ShownQuestion } from "./protocol";
import type { Speaker } from "./speak";

type Form = "picture" | "sound";
/** What there is to play: the session live, its replay, or nothing now. */
type Showing = "live" | "replay" | "nothing";

const KEPT_FORM = "hall form";
const PHONE = "(max-width: 40rem) and (pointer: coarse)";

export class Screening {
  private readonly video = byId<HTMLVideoElement>("player");
  private readonly slate = byId("hall-slate");
  private readonly title = byId("hall-slate-title");
  private readonly countdown = byId("hall-countdown");
  private readonly choice = byId<HTMLFormElement>("hall-choice");
  private readonly join = byId<HTMLButtonElement>("hall-join");
  private readonly error = byId("hall-play-error");
  private readonly meter = new Meter();
  private readonly player: Player;
  private hall: HallView | undefined;
  private form: Form = "picture";
  private joined = false;
  private cost: Cost = {};
  private costFor = "";
  private costing: Promise<void> = Promise.resolve();
  private from = startSecond();

  constructor(private readonly speak: Speaker) {
    this.player = new Player(this.video, {
      playing: () => this.complain(""),
      stalled: () => this.complain("play_stalled"),
      failed: () => this.complain("play_failed"),
      wantsPress: () => this.showBar(),
    });
    this.choose(preferredForm());
    this.choice.addEventListener("change", () => this.choose(chosen(this.choice), true));
    this.choice.addEventListener("submit", (event) => {
      event.preventDefault();
      this.enter();
    });
    this.bar();
    setInterval(() => this.tick(), 1000);
  }

  /** Takes in where the session and its stage stand now. */
  show(hall: HallView): void {
    const before = this.showing;
    this.hall = hall;
    this.askCost();
    if (this.joined && this.showing !== "nothing" && (before !== this.showing || !this.player.playlist)) {
      void this.start();
    } else if (this.from !== undefined && this.showing === "replay" && !this.joined) {
      this.enter();
    }
    this.render();
  }

  /** The answered questions as chapters, once they have their place in the replay. */
  chapters(all: ReadonlyMap<string, ShownQuestion>): void {
    const answered = [...all.values()]
      .filter((question) => question.state === "answered")
      .sort((a, b) => (a.onAirAt ?? a.askedAt).localeCompare(b.onAirAt ?? b.askedAt));
    byId("hall-chapters").hidden = answered.length === 0;
    arrange(
      byId("hall-chapter-list"),
      answered.map((question) => this.chapter(question)),
    );
  }

  private get showing(): Showing {
    const screen = this.hall?.screen;
    if (!this.hall || !screen || this.hall.phase === "planned") return "nothing";
    if (this.hall.phase === "ended") return screen.state === "ended" && screen.replay ? "replay" : "nothing";
    return screen.live && screen.state !== "nothing" && screen.state !== "ended" ? "live" : "nothing";
  }

  private enter(): void {
    this.joined = true;
    void this.start();
    this.render();
  }

  private async start(): Promise<void> {
    await this.costing;
    const source = this.source();
    if (!source) return;
    this.complain("");
    this.meter.restart();
    await this.player.play(source);
    this.showBar();
  }

  private source(): Source | undefined {
    const screen = this.hall?.screen;
    const sound = this.form === "sound";
    if (this.showing === "live" && screen?.live) {
      return { playlist: (sound && screen.sound) || screen.live, live: true, sound };
    }
    if (this.showing === "replay" && screen?.replay) {
      const from = this.from;
      this.from = undefined;
      return { playlist: (sound && this.cost.soundPlaylist) || screen.replay, live: false, sound, from };
    }
    return undefined;
  }

  private choose(form: Form, keep = false): void {
    this.form = form;
    const option = this.choice.querySelector<HTMLInputElement>(`input[value="${form}"]`);
    if (option) option.checked = true;
    if (keep) keepForm(form);
  }

  private askCost(): void {
    const screen = this.hall?.screen;
    const playlist = this.showing === "replay" ? screen?.replay : this.showing === "live" ? screen?.live : undefined;
    if (!playlist || playlist === this.costFor) return;
    this.costFor = playlist;
    this.costing = costOf(playlist)
      .catch((): Cost => ({}))
      .then((cost) => {
        this.cost = cost;
        this.showCost("hall-cost-picture", cost.picture);
        this.showCost("hall-cost-sound", cost.sound);
        this.showBar();
      });
  }

  private showCost(id: string, bytes: number | undefined): void {
    write(byId(id), bytes ? this.speak.say("cost", megabytes(bytes)) : this.speak.say("cost_unknown"));
  }

  private render(): void {
    const hall = this.hall;
    if (!hall) return;
    const state = hall.screen.state;
    const on = this.joined && this.showing !== "nothing";
    const lost = hall.phase === "open" && state === "lost";
    this.video.hidden = !on;
    byId("hall-sound").hidden = !on || this.form !== "sound";
    byId("hall-air").hidden = !(on && state === "live");
    byId("hall-demonstration").hidden = !(on && state === "demonstration");
    this.choice.hidden = this.joined || this.showing === "nothing";
    this.slate.hidden = on && !lost;
    write(this.join, this.speak.say(this.showing === "replay" ? "replay_join" : "join"));
    write(this.title, this.speak.say(this.titleKey(hall, lost)));
    if (!on) this.player.stop();
    this.showBar();
    this.tick();
  }

  private titleKey(hall: HallView, lost: boolean): string {
    if (hall.phase === "planned") return isPast(hall) ? "past" : "planned";
    if (hall.phase === "ended") {
      if (this.showing === "replay") return "ended";
      return hall.screen.replay ? "ending" : "no_recording";
    }
    return lost ? "lost" : this.showing === "live" ? "join_title" : "nothing";
  }

  private bar(): void {
    const seek = byId<HTMLInputElement>("hall-seek");
    byId("hall-play").addEventListener("click", () => {
      if (this.video.paused) void this.player.resume();
      else this.player.pause();
    });
    byId("hall-mute").addEventListener("click", () => {
      this.video.muted = !this.video.muted;
      this.showBar();
    });
    byId("hall-switch").addEventListener("click", () => {
      if (this.showing === "replay") this.from = this.video.currentTime;
      this.choose(this.form === "sound" ? "picture" : "sound", true);
      void this.start();
      this.render();
    });
    byId("hall-full").addEventListener("click", () => {
      if (document.fullscreenElement) void document.exitFullscreen();
      else void byId("hall-screen").requestFullscreen?.();
    });
    seek.addEventListener("input", () => (this.video.currentTime = Number(seek.value)));
    for (const event of ["play", "pause", "durationchange"]) this.video.addEventListener(event, () => this.showBar());
    this.video.addEventListener("timeupdate", () => this.showTime());
    byId("hall-chapter-list").addEventListener("click", (event) => {
      const link = (event.target as Element).closest<HTMLElement>("[data-second]");
      if (link && this.showing === "replay") {
        event.preventDefault();
        this.jump(Number(link.dataset["second"]), link.getAttribute("href") ?? "");
      }
    });
  }

  private jump(second: number, address: string): void {
    history.replaceState(null, "", address);
    if (this.joined && this.player.playlist) {
      this.video.currentTime = second;
      void this.player.resume();
    } else {
      this.from = second;
      this.enter();
    }
    byId("hall-screen").scrollIntoView({ block: "nearest" });
  }

  private showBar(): void {
    const on = this.joined && this.showing !== "nothing";
    byId("hall-bar").hidden = !on;
    byId("hall-time").hidden = !on || this.showing !== "replay";
    write(byId("hall-play"), this.speak.say(this.video.paused ? "play" : "pause"));
    byId("hall-play").setAttribute("aria-pressed", String(!this.video.paused));
    write(byId("hall-mute"), this.speak.say(this.video.muted ? "unmute" : "mute"));
    byId("hall-mute").setAttribute("aria-pressed", String(this.video.muted));
    write(byId("hall-switch"), this.speak.say(this.form === "sound" ? "to_picture" : "to_sound"));
    byId("hall-switch").hidden = this.cost.picture === undefined && this.form === "picture";
    byId("hall-full").hidden = this.form === "sound";
    this.showTime();
  }

  private showTime(): void {
    const length = Number.isFinite(this.video.duration) ? this.video.duration : 0;
    const seek = byId<HTMLInputElement>("hall-seek");
    seek.max = String(Math.floor(length));
    seek.value = String(Math.floor(this.video.currentTime));
    seek.setAttribute("aria-valuetext", clock(this.video.currentTime));
    write(byId("hall-at"), clock(this.video.currentTime));
    write(byId("hall-length"), clock(length));
  }

  private tick(): void {
    this.countDown();
    if (!this.joined) return;
    const rate = this.meter.rate(this.ahead());
    const delay = this.showing === "live" ? this.player.delay : undefined;
    write(byId("hall-spent"), this.speak.say("spent", megabytes(this.meter.spent)));
    write(byId("hall-rate"), rate ? this.speak.say("rate", megabytes(rate)) : "");
    write(byId("hall-delay"), delay ? this.speak.say("delay", delay.toFixed(0)) : "");
  }

  /** Seconds loaded beyond what is played. */
  private ahead(): number {
    const { buffered, currentTime } = this.video;
    return buffered.length === 0 ? 0 : Math.max(0, buffered.end(buffered.length - 1) - currentTime);
  }

  private countDown(): void {
    this.countdown.hidden = this.hall?.phase !== "planned" || isPast(this.hall);
    if (!this.hall || this.countdown.hidden) return;
    const left = (Date.parse(this.hall.startsAt) - Date.now()) / 1000;
    const days = Math.floor(left / 86_400);
    write(
      this.countdown,
      left <= 0
        ? this.speak.say("opens_soon")
        : this.speak.say("opens_in", days > 1 ? this.speak.say("days", days) : clock(left)),
    );
  }

  private complain(key: string): void {
    this.error.hidden = key === "";
    write(this.error, key === "" ? "" : this.speak.say(key));
  }

  private chapter(question: ShownQuestion): HTMLElement {
    const item = element("li", "hall-chapter");
    item.dataset["id"] = question.id;
    const second = question.second ?? undefined;
    const link = element(second === undefined ? "span" : "a", "hall-chapter-link") as HTMLAnchorElement;
    if (second !== undefined) {
      link.href = `?t=${Math.floor(second)}`;
      link.dataset["second"] = String(second);
      const time = element("time", "", clock(second));
      time.dir = "ltr";
      link.append(time);
    }
    link.append(words("span", "", question));
    item.append(link);
    return item;
  }
}

function chosen(form: HTMLFormElement): Form {
  return new FormData(form).get("form") === "sound" ? "sound" : "picture";
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

/** {@code ?t=} or {@code #t=}: the second at which the replay is to start. */
function startSecond(): number | undefined {
  const said = new URLSearchParams(location.search).get("t") ?? /^#t=([\d.]+)$/.exec(location.hash)?.[1];
  const second = said === undefined || said === null ? NaN : Number(said);
  return Number.isFinite(second) && second >= 0 ? second : undefined;
}
