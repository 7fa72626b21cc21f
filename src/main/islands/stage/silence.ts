// The sound of a studio without a microphone, since sound is the clock that picture follows.
import type { Encoder } from "./encoder";

const AT_A_TIME = 0.02; // s

export class Silence {
  private from = 0;
  private until = 0;

  /** Adds what is missing since the first call. */
  fill(encoder: Encoder): void {
    this.from ||= performance.now() / 1_000;
    const wanted = performance.now() / 1_000 - this.from;
    for (; this.until < wanted; this.until += AT_A_TIME) {
      void encoder.addSound(new Float32Array(48_000 * AT_A_TIME), this.until);
    }
  }
}
