// How well the encoders keep up.

export class Pace {
  private readonly due: number[];
  private readonly made: number[];
  /** Frames that were due and not encoded, since the start. */
  skipped = 0;

  constructor(sizes: number) {
    this.due = new Array<number>(sizes).fill(0);
    this.made = new Array<number>(sizes).fill(0);
  }

  /** A frame of this size was due, or so many of them. */
  count(size: number, made: boolean, frames = 1): void {
    this.due[size]! += frames;
    if (made) this.made[size]! += frames;
    else this.skipped += frames;
  }

  /** Which part of what was due since the last call was encoded, 0 to 1, in the size that fared worst; 1 where nothing was due. */
  take(): number {
    const shares = this.due.map((due, size) => (due === 0 ? 1 : this.made[size]! / due));
    this.due.fill(0);
    this.made.fill(0);
    return Math.min(1, ...shares);
  }
}
