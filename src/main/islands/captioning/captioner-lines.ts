// Takes a captioner's lines to the program, one after the other, again until each is kept.
import { randomName } from "../stage/protocol";

export interface Line {
  language: string;
  text: string;
  /** When what was seen at the first key was on air, ms since 1970. */
  began?: number;
  /** The number of the caption that it replaces. */
  corrects?: number;
}

export interface Kept {
  number: number;
  text: string;
}

export interface LinesListener {
  /** A line is on its way; it is not kept yet. */
  waiting(count: number): void;
  kept(): void;
  refused(message: string): void;
}

const RETRY = 1_500;

export class Lines {
  private readonly queue: (Line & { key: string })[] = [];
  private sending = false;

  constructor(
    private readonly address: string,
    private readonly listener: LinesListener,
  ) {}

  send(line: Line): void {
    this.queue.push({ ...line, key: randomName() });
    if (!this.sending) void this.work();
  }

  /** The last captions, the newest last; undefined when they cannot be had now. */
  async latest(language: string): Promise<Kept[] | undefined> {
    try {
      const answer = await fetch(`${this.address}?language=${language}`, { headers: { Accept: "application/json" } });
      return answer.ok ? ((await answer.json()) as { lines: Kept[] }).lines : undefined;
    } catch {
      return undefined;
    }
  }

  private async work(): Promise<void> {
    this.sending = true;
    for (let line = this.queue[0]; line; line = this.queue[0]) {
      this.listener.waiting(this.queue.length);
      const answer = await post(this.address, line);
      if (answer === "again") {
        await new Promise((wait) => setTimeout(wait, RETRY));
        continue;
      }
      this.queue.shift();
      if (answer !== "kept") this.listener.refused(answer.message);
    }
    this.sending = false;
    this.listener.kept();
  }
}

/** What came of it: kept, refused for good, or to be tried again. */
async function post(address: string, line: Line): Promise<"kept" | "again" | { message: string }> {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "text/plain", Accept: "application/json" },
      body: JSON.stringify(line),
    });
    if (answer.ok) return "kept";
    return answer.status >= 500 || answer.status === 429 ? "again" : ((await answer.json()) as { message: string });
  } catch {
    return "again";
  }
}
