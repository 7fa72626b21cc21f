// The times in which a source has given up its pictures: its sound goes on alone, from where it is, until they are back.
import { hasPictures } from "../stage/gaps";

const LOOK = 5_000; // ms

/** Addresses of playlists: of the smallest pictures, which tells when they are back, and of the sound that went with them. */
export interface Pictureless {
  pictures: string;
  sound: string | undefined;
}

export class WithoutPictures {
  now: Pictureless | undefined;

  /** @param over called when there are pictures again */
  constructor(private readonly over: () => void) {
    setInterval(() => void this.look(), LOOK);
  }

  private async look(): Promise<void> {
    const { now } = this;
    if (!now || !(await hasPictures(now.pictures)) || now !== this.now) return;
    this.now = undefined;
    this.over();
  }
}
