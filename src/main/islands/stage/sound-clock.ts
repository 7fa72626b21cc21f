// The clock of a studio: its sound's. That of the pictures follows it, slowly, so that they stay together for hours.

const FOLLOWS = 0.01; // of the difference, with each piece of sound

export class SoundClock {
  private offset: number | null = null; // s, against the page's own clock

  /** Sound up to this second was taken. */
  heard(end: number): void {
    const offset = end - performance.now() / 1_000;
    this.offset = this.offset === null ? offset : this.offset + (offset - this.offset) * FOLLOWS;
  }

  /** Where a picture taken now stands, s; null until there was sound. */
  now(): number | null {
    return this.offset === null ? null : performance.now() / 1_000 + this.offset;
  }
}
