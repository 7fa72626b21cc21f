// Sizes of the picture that their source has given up for now (GAP, rfc8216bis §4.4.4.9). hls.js waits for them; here they are left at
// once for a smaller one, and taken again when they are back.
import type Hls from "hls.js";
import type { Level } from "hls.js";

const LOOK = 4_000; // ms

export class Gaps {
  private readonly timer: number;
  private away: Level | undefined;

  /**
   * @param none is told when no size of the picture is left, with the playlists of the smallest and of the sound; for a live source
   * @param cap the largest level that the person wants
   */
  constructor(
    private readonly hls: Hls,
    kind: typeof Hls,
    private readonly none: (pictures: string, sound: string | undefined) => void,
    private readonly cap: () => number = () => -1,
  ) {
    hls.on(kind.Events.LEVEL_UPDATED, (_, { details, level }) => {
      const newest = details.partList?.[details.partList.length - 1];
      if (newest?.gap) this.leave(hls.levels[level]);
    });
    this.timer = window.setInterval(() => void this.look(), LOOK);
  }

  end(): void {
    clearInterval(this.timer);
  }

  private leave(level: Level | undefined): void {
    if (!level || level === this.away) return;
    const smaller = this.hls.levels.map((other) => isSmaller(other, level)).lastIndexOf(true);
    if (smaller < 0) {
      this.none(level.uri, this.hls.audioTracks[this.hls.audioTrack]?.url || undefined);
    } else {
      this.away = level;
      this.hls.autoLevelCapping = smaller;
    }
  }

  private async look(): Promise<void> {
    const { away } = this;
    if (!away || !(await hasPictures(away.uri)) || away !== this.away) return;
    this.away = undefined;
    this.hls.autoLevelCapping = this.cap();
  }
}

/** With the same sound, which plays on. */
function isSmaller(other: Level, level: Level): boolean {
  return other.height > 0 && other.height < level.height && other.audioGroups?.[0] === level.audioGroups?.[0];
}

/** Whether the newest part of a playlist is there. */
export async function hasPictures(playlist: string): Promise<boolean> {
  const answer = await fetch(playlist).catch(() => undefined);
  if (!answer?.ok) return false;
  const parts = (await answer.text()).split("\n").filter((line) => line.startsWith("#EXT-X-PART:"));
  return parts.length > 0 && !parts[parts.length - 1]!.includes("GAP=YES");
}
