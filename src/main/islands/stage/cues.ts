// The captions of what is played, in the language that is chosen: from hls.js, or from the browser's own HLS.
import type Hls from "hls.js";

/** A correction of a live caption has its number and a higher count: "12-0", "12-1". */
const CORRECTED = /(\d+)-(\d+)$/;

export class Cues {
  private language: string | undefined;
  private hls: Hls | undefined;
  /** Hold what hls.js reads, by language, and tell when each is due; it reads nothing twice, so they are kept over a change. */
  private readonly own = new Map<string, TextTrack>();

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly read: (texts: string[]) => void,
  ) {
    video.textTracks.addEventListener("addtrack", (event) => {
      if (event.track) this.watch(event.track);
    });
  }

  /** Chooses a language, or none; whether what is played has it. */
  choose(language: string | undefined): boolean {
    this.language = language;
    const track = this.own.get(language ?? "");
    this.read(track ? texts(track) : []);
    return this.apply();
  }

  follow(hls: Hls, kind: typeof Hls): void {
    this.hls = hls;
    this.prefer(hls);
    hls.on(kind.Events.CUES_PARSED, (_, { cues, subtitleTrack }) => {
      if (subtitleTrack?.lang && this.hls === hls) this.add(subtitleTrack.lang, cues as VTTCue[]);
    });
  }

  leave(): void {
    this.hls = undefined;
    for (const track of this.own.values()) for (const cue of Array.from(track.cues ?? [])) track.removeCue(cue);
    this.read([]);
  }

  private apply(): boolean {
    const { hls, language } = this;
    if (hls) {
      // before its playlist is there, it is not known what it has
      this.prefer(hls);
      if (hls.levels.length === 0) return true;
      hls.subtitleTrack = hls.subtitleTracks.findIndex(({ lang }) => lang === language);
      return language === undefined || hls.subtitleTrack >= 0;
    }
    for (const track of this.video.textTracks) {
      if (this.own.get(track.language) !== track) track.mode = track.language === language ? "hidden" : "disabled";
    }
    return true;
  }

  /** What hls.js takes when it learns of its tracks; one that is set before is not heeded. */
  private prefer(hls: Hls): void {
    hls.config.subtitlePreference = this.language ? { lang: this.language } : undefined;
  }

  private add(language: string, cues: VTTCue[]): void {
    let track = this.own.get(language);
    if (!track) {
      track = this.video.addTextTrack("metadata", "", language);
      track.mode = "hidden";
      this.own.set(language, track);
    }
    for (const cue of cues) if (!track.cues?.getCueById(cue.id)) track.addCue(cue);
  }

  private watch(track: TextTrack): void {
    track.addEventListener("cuechange", () => {
      if (track.language === this.language) this.read(texts(track));
    });
    if (!this.hls) this.apply();
  }
}

function texts(track: TextTrack): string[] {
  const newest = new Map<string, VTTCue>();
  for (const cue of Array.from(track.activeCues ?? []) as VTTCue[]) {
    const [, number = cue.id, count = "0"] = CORRECTED.exec(cue.id) ?? [];
    const other = CORRECTED.exec(newest.get(number)?.id ?? "")?.[2] ?? "-1";
    if (Number(count) >= Number(other)) newest.set(number, cue);
  }
  return Array.from(newest.values(), (cue) => cue.getCueAsHTML().textContent ?? "");
}
