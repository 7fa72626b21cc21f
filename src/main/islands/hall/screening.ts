// The screen: what it shows when, in picture or sound; the slate, the bar and the chapters around it follow.
import type { Means } from "../attendance/following";
import { byId, write } from "../ground/page";
import { Bar } from "./bar";
import { Captions } from "./captions";
import { Chapters } from "./chapters";
import { Choice } from "./choice";
import { Downloads } from "./downloads";
import { carried } from "./ladder";
import { GoingBack, startSecond } from "./going-back";
import { Player, type Source } from "../stage/player";
import { type HallView, type Showing, showing, type ShownQuestion } from "./protocol";
import { Slate } from "./slate";
import { sourceOf } from "./sources";
import type { Speaker } from "./speak";
import { onGo, tell } from "./watched";
import { WithoutPictures } from "./without-pictures";

export class Screening {
  private readonly video = byId<HTMLVideoElement>("player");
  private readonly error = byId("hall-play-error");
  private readonly slate: Slate;
  private readonly choice: Choice;
  private readonly player: Player;
  private readonly bar: Bar;
  private readonly captions: Captions;
  private readonly chapterList: Chapters;
  private readonly downloads: Downloads;
  private readonly withoutPictures = new WithoutPictures(() => this.goOnWithPictures());
  private hall: HallView | undefined;
  private joined = false;
  private readonly back = new GoingBack();
  private from = startSecond();
  private stoppedAt = 0;
  private steadied = false;

  constructor(private readonly speak: Speaker) {
    this.captions = new Captions(
      () => this.player,
      speak,
      () => this.restart(),
    );
    this.player = new Player(this.video, {
      captions: (texts) => this.captions.read(texts),
      playing: () => this.complain(this.trouble),
      stalled: () => this.complain("play_stalled"),
      failed: () => this.complain("play_failed"),
      wantsPress: () => this.showBar(),
      pictureless: (pictures, sound) => {
        this.withoutPictures.now = { pictures, sound };
        void this.start();
        this.render();
      },
    });
    this.slate = new Slate(speak);
    this.choice = new Choice(
      speak,
      () => this.enter(),
      () => this.changeForm(),
    );
    this.bar = new Bar(this.video, this.player, speak, {
      steady: () => this.steady(),
      shift: () => void this.shift(),
    });
    onGo((second) => this.jump(second, `?t=${Math.floor(second)}`));
    for (const event of ["seeked", "playing", "pause"]) this.video.addEventListener(event, () => this.tellParts());
    this.chapterList = new Chapters((second, address) => this.jump(second, address));
    this.downloads = new Downloads(speak);
    setInterval(() => this.tick(), 1000);
  }

  /** Takes in where the session and its stage stand now. */
  show(hall: HallView): void {
    const before = this.showing;
    this.hall = hall;
    const now = this.showing;
    if (before !== now) this.comeBack();
    const playlist = now === "replay" ? hall.screen.replay : now === "live" ? hall.screen.live : undefined;
    if (playlist) this.choice.price(playlist, () => this.showBar());
    if (this.joined && now !== "nothing" && (before !== now || !this.player.playlist)) {
      void this.start();
    } else if (this.from !== undefined && now === "replay" && !this.joined) {
      this.enter();
    }
    this.render();
  }

  chapters(all: ReadonlyMap<string, ShownQuestion>): void {
    this.chapterList.show(all, this.hall?.screen.thumbnails);
  }

  /** By which means the session is followed live at this moment; the page alone counts where nothing is played. */
  get following(): Means | undefined {
    if (this.hall?.phase !== "open") return undefined;
    if (this.on && !this.text) return this.plays ? (this.sound ? "audio" : "video") : undefined;
    return document.hidden ? undefined : "text";
  }

  /** The place in the replay while it plays. */
  get replayed(): number | undefined {
    return this.showing === "replay" && this.on && this.plays ? this.video.currentTime : undefined;
  }

  private get plays(): boolean {
    return !this.video.paused && !this.video.ended && this.video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
  }

  private get showing(): Showing {
    return this.hall ? showing(this.hall) : "nothing";
  }

  /** Whether the person follows, and there is something to follow. */
  private get on(): boolean {
    return this.joined && this.showing !== "nothing";
  }

  /** Whether what is played has been recorded. */
  private get recorded(): boolean {
    return this.showing === "replay" || this.back.on;
  }

  /** Whether sound alone is played: as the person chose, or as the source has no pictures at the moment. */
  private get sound(): boolean {
    return this.choice.form === "sound" || this.trouble !== "";
  }

  private get text(): boolean {
    return this.choice.form === "text";
  }

  private get trouble(): string {
    return this.withoutPictures.now && !this.recorded ? "pictureless" : "";
  }

  private enter(): void {
    this.joined = true;
    void this.start();
    this.render();
  }

  private async start(): Promise<void> {
    await this.choice.priced;
    if (this.text) return this.stop();
    const source = this.source();
    if (!source) return;
    this.complain(this.trouble);
    this.bar.restart();
    await this.player.play(source);
    this.showBar();
  }

  private stop(): void {
    if (this.player.playlist) this.stoppedAt = this.video.currentTime;
    this.player.stop();
    this.complain("");
  }

  private source(): Source | undefined {
    const { showing, sound, back, steadied, from } = this;
    const replay = showing === "replay";
    const wish = {
      showing,
      screen: this.hall?.screen,
      form: this.choice.form,
      steady: steadied,
      sound,
      back: back.on,
      recorded: replay ? this.choice.cost.soundPlaylist : back.sound,
      near: this.captions.chosen ? undefined : this.withoutPictures.now?.sound,
    };
    if (this.recorded) this.from = undefined;
    return sourceOf(wish, from);
  }

  private changeForm(): void {
    this.restart();
    this.render();
  }

  /** Falls to what the line was measured to carry, with more in store; or comes back to live. */
  private steady(): void {
    this.steadied = !this.steadied;
    if (this.steadied) this.choice.choose(carried(this.choice.form, this.choice.cost, this.player.carries));
    const said = this.steadied ? this.speak.say("steadied", this.choice.name) : this.speak.say("unsteadied");
    write(byId("hall-steadied"), said);
    this.changeForm();
  }

  private goOnWithPictures(): void {
    if (this.on && !this.recorded && !this.sound) void this.start();
    this.render();
  }

  /** Goes on from the same place with what there is now. */
  private restart(): void {
    if (this.recorded) this.from = this.player.playlist ? this.video.currentTime : this.stoppedAt;
    void this.start();
  }

  private async shift(): Promise<void> {
    await this.back.toggle(this.hall?.screen.replay);
    this.from = this.back.on ? 0 : undefined;
    this.render();
    await this.start();
  }

  /** What goes on, begins or ends is shown from where it is; whoever had gone back stays there when the session ends. */
  private comeBack(): void {
    if (this.back.on && this.showing === "replay") this.from = this.video.currentTime;
    this.back.on = false;
  }

  private jump(second: number, address: string): boolean {
    if (this.showing !== "replay") return false;
    history.replaceState(null, "", address);
    if (this.joined && this.player.playlist) {
      this.video.currentTime = second;
      void this.player.resume();
    } else {
      this.from = second;
      this.enter();
    }
    byId("hall-screen").scrollIntoView({ block: "nearest" });
    return true;
  }

  private render(): void {
    const hall = this.hall;
    if (!hall) return;
    const { on, showing, text } = this;
    const { state } = hall.screen;
    const lost = hall.phase === "open" && state === "lost";
    this.video.hidden = !on || text;
    byId("hall-sound").hidden = !on || text || !this.sound;
    byId("hall-text").hidden = !on || !text;
    byId("hall-air").hidden = !(on && state === "live");
    byId("hall-demonstration").hidden = !(on && state === "demonstration");
    this.choice.offer(!this.joined && showing !== "nothing", showing === "replay");
    this.slate.hide(on && !lost);
    this.slate.show(hall, showing, lost);
    this.slate.picture(showing === "replay" ? hall.screen.poster : undefined);
    if (!on) this.player.stop();
    this.captions.show(hall.screen.captions, on && !text);
    this.downloads.show(hall.screen.downloads);
    this.showBar();
    this.tick();
  }

  private showBar(): void {
    const { on, recorded, steadied, picture, text } = this;
    const live = this.showing === "live";
    this.bar.show({ on, recorded, live, picture, played: !text, steady: steadied });
  }

  private tick(): void {
    if (this.hall) this.slate.countDown(this.hall);
    if (this.joined) this.bar.count(!this.recorded);
    this.tellParts();
  }

  /** Whether there is a picture to be seen. */
  private get picture(): boolean {
    return this.on && !this.text && !this.sound;
  }

  private tellParts(): void {
    const { on, picture, recorded } = this;
    const second = this.player.playlist ? this.video.currentTime : this.stoppedAt;
    tell({ on, form: this.choice.form, picture, recorded, second, date: this.player.date?.getTime() });
  }

  private complain(key: string): void {
    this.error.hidden = key === "";
    write(this.error, key === "" ? "" : this.speak.say(key));
  }
}
