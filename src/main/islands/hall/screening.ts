// The screen: what it shows when, in picture or sound; the slate, the bar and the chapters around it follow.
import type { Means } from "../attendance/following";
import { byId, write } from "../ground/page";
import { Bar } from "./bar";
import { Captions } from "./captions";
import { Chapters } from "./chapters";
import { Choice } from "./choice";
import { Downloads } from "./downloads";
import { GoingBack, startSecond } from "./going-back";
import { Player, type Source } from "../stage/player";
import { type HallView, type Showing, showing, type ShownQuestion } from "./protocol";
import { Slate } from "./slate";
import type { Speaker } from "./speak";
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
    this.choice = new Choice(speak, () => this.enter());
    this.bar = new Bar(this.video, this.player, speak, {
      changeForm: () => this.changeForm(),
      shift: () => void this.shift(),
    });
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
    if (this.on) return this.plays ? (this.sound ? "audio" : "video") : undefined;
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
    const source = this.source();
    if (!source) return;
    this.complain(this.trouble);
    this.bar.restart();
    await this.player.play(source);
    this.showBar();
  }

  private source(): Source | undefined {
    const screen = this.hall?.screen;
    if (this.showing === "live" && screen?.live && !this.back.on) return this.live(screen.live, screen.sound);
    if (this.showing === "nothing" || !screen?.replay) return undefined;
    const { from, sound } = this;
    this.from = undefined;
    const alone = screen.soundReplay ?? (this.showing === "replay" ? this.choice.cost.soundPlaylist : this.back.sound);
    return { playlist: (sound && alone) || screen.replay, live: false, sound, from };
  }

  /** @param saver the sound alone as who chose it has it, with captions: far behind, which who sees pictures is not to be sent */
  private live(playlist: string, saver: string | null | undefined): Source {
    const near = this.choice.form === "sound" || this.captions.chosen ? undefined : this.withoutPictures.now?.sound;
    if (near) return { playlist: near, live: true, sound: false };
    return { playlist: (this.sound && saver) || playlist, live: true, sound: this.sound };
  }

  private changeForm(): void {
    this.choice.choose(this.choice.form === "sound" ? "picture" : "sound");
    this.restart();
    this.render();
  }

  private goOnWithPictures(): void {
    if (this.on && !this.recorded && !this.sound) void this.start();
    this.render();
  }

  /** Goes on from the same place with what there is now. */
  private restart(): void {
    if (this.recorded) this.from = this.video.currentTime;
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
    const { on, showing } = this;
    const { state } = hall.screen;
    const lost = hall.phase === "open" && state === "lost";
    this.video.hidden = !on;
    byId("hall-sound").hidden = !on || !this.sound;
    byId("hall-air").hidden = !(on && state === "live");
    byId("hall-demonstration").hidden = !(on && state === "demonstration");
    this.choice.offer(!this.joined && showing !== "nothing", showing === "replay");
    this.slate.hide(on && !lost);
    this.slate.show(hall, showing, lost);
    this.slate.picture(showing === "replay" ? hall.screen.poster : undefined);
    if (!on) this.player.stop();
    this.captions.show(hall.screen.captions, on);
    this.downloads.show(hall.screen.downloads);
    this.showBar();
    this.tick();
  }

  private showBar(): void {
    const sound = this.choice.form === "sound";
    const switchable = sound || this.choice.cost.picture !== undefined;
    const live = this.showing === "live";
    this.bar.show({ on: this.on, recorded: this.recorded, live, sound, switchable });
  }

  private tick(): void {
    if (this.hall) this.slate.countDown(this.hall);
    if (this.joined) this.bar.count(!this.recorded);
  }

  private complain(key: string): void {
    this.error.hidden = key === "";
    write(this.error, key === "" ? "" : this.speak.say(key));
  }
}
