// Plays a part of a replay, from one second to another, and stops there.
import { Player } from "../stage/player";

/** What is told to the page. */
export interface ClipListener {
  /** the second of the replay that is shown */
  at(second: number): void;
  /** it plays, or it has stopped */
  playing(is: boolean): void;
  failed(): void;
}

export class ClipPlayer {
  private readonly player: Player;
  private until = Infinity;
  private playlist = "";

  constructor(
    private readonly video: HTMLVideoElement,
    listener: ClipListener,
  ) {
    this.player = new Player(video, {
      stalled: () => undefined,
      playing: () => undefined,
      failed: () => listener.failed(),
      wantsPress: () => listener.playing(false),
      pictureless: () => undefined,
    });
    video.addEventListener("timeupdate", () => {
      listener.at(video.currentTime);
      if (!video.paused && video.currentTime >= this.until) this.player.pause();
    });
    video.addEventListener("play", () => listener.playing(true));
    video.addEventListener("pause", () => listener.playing(false));
  }

  get second(): number {
    return this.video.currentTime;
  }

  /** @param sound whether the playlist has sound alone */
  async play(playlist: string, from: number, until: number, sound = false): Promise<void> {
    this.until = until;
    if (this.playlist === playlist && this.video.readyState > 0) {
      this.video.currentTime = from;
      await this.player.resume();
      return;
    }
    this.playlist = playlist;
    await this.player.play({ playlist, live: false, sound, from });
  }

  /** Shows one moment without playing on. */
  async show(playlist: string, second: number): Promise<void> {
    if (this.playlist !== playlist || this.video.readyState === 0) {
      this.video.muted = true;
      await this.play(playlist, second, second);
      this.player.pause();
      this.video.muted = false;
      return;
    }
    this.player.pause();
    this.video.currentTime = second;
  }

  pause(): void {
    this.player.pause();
  }

  get paused(): boolean {
    return this.video.paused;
  }
}
