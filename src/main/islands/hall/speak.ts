// Says the texts that the page hands over.
import { say } from "../ground/words";

export type Texts = Record<string, string>;

export class Speaker {
  constructor(private readonly texts: Texts) {}

  /** The text with its numbered arguments filled in. */
  say(key: string, ...args: (string | number)[]): string {
    const pattern = this.texts[key];
    if (pattern === undefined) throw new Error(`no text ${key}`);
    return say(pattern, Object.fromEntries(args.entries()));
  }
}
