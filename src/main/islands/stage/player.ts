// Plays the session: hls.js where the browser has media sources, else the browser's own HLS. Loaded when the person asks for it.
import type Hls from "hls.js";
import { Cues } from "./cues";
import { Gaps } from "./gaps";
import { Hurry } from "./hurry";
import { Stuck } from "./stuck";

export interface Source {
  playlist: string;
  live: boolean;
  /** sound alone, from a playlist of whole segments */
  sound: boolean;
  /** where to start, in seconds; for a recording */
  from?: number;
  /** the smaller picture only; else the one that the line carries */
  small?: boolean;
  /** the larger picture at first, whatever the browser thinks of the line */
  large?: boolean;
  /** for a weak line: further from what happens, with more in store */
  steady?: boolean;
}

export interface PlayerListener {
  /** Nothing comes through; it is tried again. */
  stalled(): void;
  playing(): void;
  /** The browser cannot play this at all. */
  failed(): void;
  /** The browser wants a press before it plays. */
  wantsPress(): void;
  /** The source has given up its pictures for now: that playlist will tell when they are back, the other one is of their sound. */
  pictureless(pictures: string, sound: string | undefined): void;
  /** The captions to be read now, each of some lines; none when there are none. */
  captions?(texts: string[]): void;
}

const RETRY = 2_000;
/** Enough for the large picture, in bits a second. */
const LARGE = 3_000_000;
/** How far behind what happens a weak line is kept, in seconds. */
const STEADY = 16;

export class Player {
  private hls: Hls | undefined;
  /** What looks after a live player. */
  private keepers: { end(): void }[] = [];
  private source: Source | undefined;
  private retry = 0;
  private starting = 0;
  private readonly cues: Cues;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly listener: PlayerListener,
  ) {
    this.cues = new Cues(video, (texts) => listener.captions?.(texts));
    video.addEventListener("playing", () => listener.playing());
    video.addEventListener("error", () => this.source && !this.hls && this.again());
  }

  get playlist(): string | undefined {
    return this.source?.playlist;
  }

  /** Seconds behind what happens, while live. */
  get delay(): number | undefined {
    return this.hls?.latency || undefined;
  }

  /** When what is seen now was on air; undefined while nothing is. */
  get date(): Date | undefined {
    return this.video.paused ? undefined : (this.hls?.playingDate ?? undefined);
  }

  /** What the line was measured to carry, in bits a second; undefined while nothing was. */
  get carries(): number | undefined {
    return this.hls?.bandwidthEstimate || undefined;
  }

  /** The captions in a language, or none; false when the playlist, as it was loaded, does not have it. */
  caption(language: string | undefined): boolean {
    return this.cues.choose(language);
  }

  async play(source: Source): Promise<void> {
    this.stop();
    this.source = source;
    const starting = ++this.starting;
    const { default: Hls } = await import("hls.js");
    if (starting !== this.starting) return;
    if (Hls.isSupported()) {
      this.attach(new Hls(options(source)), Hls, source);
    } else if (this.video.canPlayType("application/vnd.apple.mpegurl")) {
      this.video.src = source.playlist + (source.from ? `#t=${source.from}` : "");
    } else {
      this.listener.failed();
      return;
    }
    await this.resume();
  }

  stop(): void {
    clearTimeout(this.retry);
    this.starting++;
    this.source = undefined;
    for (const keeper of this.keepers) keeper.end();
    this.keepers = [];
    this.hls?.destroy();
    this.hls = undefined;
    this.cues.leave();
    this.video.removeAttribute("src");
    this.video.load();
  }

  /** Pausing stops the loading too: it costs nothing. */
  pause(): void {
    this.video.pause();
    this.hls?.stopLoad();
  }

  async resume(): Promise<void> {
    if (this.video.paused && this.video.readyState > 0) {
      this.hls?.startLoad(this.source?.live ? -1 : this.video.currentTime);
      const edge = this.hls?.liveSyncPosition;
      if (this.source?.live && edge) this.video.currentTime = edge;
    }
    try {
      await this.video.play();
    } catch (refused) {
      if (refused instanceof DOMException && refused.name === "NotAllowedError") this.listener.wantsPress();
    }
  }

  private attach(hls: Hls, kind: typeof Hls, source: Source): void {
    this.hls = hls;
    this.cues.follow(hls, kind);
    hls.on(kind.Events.ERROR, (_, error) => {
      if (!error.fatal) return;
      if (error.type === kind.ErrorTypes.MEDIA_ERROR) {
        hls.recoverMediaError();
      } else {
        this.again();
      }
    });
    hls.on(kind.Events.MANIFEST_PARSED, () => (hls.autoLevelCapping = cap(hls, source)));
    if (source.live && !source.sound) {
      this.keepers = [
        new Gaps(
          hls,
          kind,
          (pictures, sound) => this.listener.pictureless(pictures, sound),
          () => cap(hls, source),
        ),
        ...(source.steady ? [] : [new Hurry(hls, this.video)]),
        new Stuck(hls, this.video, () => void this.play(source)),
      ];
    }
    hls.loadSource(source.playlist);
    hls.attachMedia(this.video);
  }

  private again(): void {
    const source = this.source;
    if (!source) return;
    this.listener.stalled();
    clearTimeout(this.retry);
    const from = source.live ? undefined : this.video.currentTime || source.from;
    this.retry = window.setTimeout(() => void this.play({ ...source, from }), RETRY);
  }
}

/** The largest level that is wanted, as hls.js counts them; -1 for any. */
function cap(hls: Hls, source: Source): number {
  if (!source.small) return -1;
  const heights = hls.levels.map((level) => level.height).filter((height) => height > 0);
  return hls.levels.map((level) => level.height).lastIndexOf(Math.min(...heights));
}

/** What the line carries at first: what the browser says of it, but for who chose the large picture, who begins with that. */
function carried(source: Source): number {
  const { downlink } = (navigator as { connection?: { downlink?: number } }).connection ?? {};
  return source.large || !downlink ? LARGE : Math.min(LARGE, downlink * 1_000_000);
}

function options(source: Source): Partial<import("hls.js").HlsConfig> {
  return {
    lowLatencyMode: source.live && !source.sound && !source.steady,
    ...(source.live && source.steady ? { liveSyncDuration: STEADY, liveMaxLatencyDuration: 3 * STEADY } : {}),
    backBufferLength: 30,
    maxBufferLength: source.steady ? 60 : source.live ? 20 : 30,
    maxMaxBufferLength: source.steady ? 120 : 60,
    startPosition: source.from ?? -1,
    // who fell behind comes back by itself
    liveSyncOnStallIncrease: 0,
    // what the line carries is measured from there
    abrEwmaDefaultEstimate: carried(source),
    // a size that was given up for a while is tried again
    errorPenaltyExpireMs: 20_000,
    // captions are told to the page, which shows them itself
    renderTextTracksNatively: false,
    // fragments are fMP4 already: nothing to convert, and the content policy allows no worker from a blob
    enableWorker: false,
  };
}
