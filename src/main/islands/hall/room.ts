// The line to the hall: it comes back by itself, knows what it has missed, and asks again for what was not answered.
import type { Parts } from "./parts";
import type { Command, Delta, Frame, HallView, Keeping, Outcome, OwnQuestion, Refused, Snapshot } from "./protocol";
import { events, type Kind, known, polling, socket, type Way } from "./ways";

const VERSION = 2;
const KINDS: Kind[] = [socket, events, polling];
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

/** What is told to the page. */
export interface Listener<Q extends { id: string }> {
  /** Something of the hall's state is new. */
  changed(what: { hall: boolean; changed: string[] }, room: Room<Q>): void;
  mine?(questions: OwnQuestion[]): void;
  present(count: number): void;
  keeping?(keeping: Keeping): void;
  parts: Pick<Parts, "snapshot" | "delta" | "own" | "passing" | "line">;
  line(up: boolean): void;
  /** The whole connection was refused; it is not tried again. */
  closed(why: Refused): void;
}

export class Room<Q extends { id: string }> {
  readonly questions = new Map<string, Q>();
  hall: HallView;
  private epoch: string;
  private offset: number;
  private way: Way | undefined;
  /** Which of the ways is taken, and how often in a row it brought nothing. */
  private kind = 0;
  private silent = 0;
  private failures = 0;
  private timer = 0;
  private over = false;
  /** Within how many seconds to come back after the program sent all away; 0 when it did not. */
  private sentAway = 0;
  private readonly waiting = new Map<string, { command: string; settle: (outcome: Outcome) => void }>();

  constructor(
    private readonly path: string,
    now: Snapshot<Q>,
    private readonly listener: Listener<Q>,
  ) {
    this.epoch = now.epoch;
    this.offset = now.offset;
    this.hall = now.hall;
    now.questions.forEach((question) => this.questions.set(question.id, question));
    addEventListener("online", () => this.soon(0));
    addEventListener("offline", () => this.way?.close());
    addEventListener("pageshow", (event) => event.persisted && this.soon(0));
    this.connect();
  }

  /** Sends a command, again after each reconnect with the same key, until it is answered. */
  ask(command: Command, key: string = newKey()): Promise<Outcome> {
    return new Promise((settle) => {
      const frame = JSON.stringify({ v: VERSION, key, ...command });
      this.waiting.set(key, { command: frame, settle });
      if (this.way?.up) this.way.send(frame);
    });
  }

  get up(): boolean {
    return this.way?.up ?? false;
  }

  private connect(): void {
    if (this.over || this.way) return;
    const [path, query] = this.path.split("?") as [string, string];
    const kind = KINDS[this.kind % KINDS.length]!;
    let heard = false;
    const way: Way = kind(
      { path, query: known(query, this.epoch, this.offset) },
      {
        opened: () => {
          if (this.way !== way) return;
          this.tellLine(true);
          this.waiting.forEach(({ command }) => way.send(command));
        },
        heard: (frame) => {
          heard = true;
          this.failures = 0;
          this.heard(JSON.parse(frame) as Frame<Q>);
        },
        closed: () => {
          if (this.way !== way) return;
          this.way = undefined;
          if (this.over) return;
          this.tellLine(false);
          this.again(heard);
        },
      },
    );
    this.way = way;
  }

  /** Comes back later; by another way when one twice brought nothing although the program can be reached. */
  private again(heard: boolean): void {
    if (heard) this.kind = this.silent = 0;
    else if (++this.silent % 2 === 0) void reachable().then((is) => is && this.kind++);
    // full jitter: a whole hall that was cut off must not come back at once
    const within = this.sentAway * 1_000 || Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** ++this.failures);
    this.sentAway = 0;
    this.soon(Math.random() * within);
  }

  private tellLine(up: boolean): void {
    this.listener.line(up);
    this.listener.parts.line(up);
  }

  private soon(wait: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.connect(), wait);
  }

  private heard(frame: Frame<Q>): void {
    switch (frame.type) {
      case "snapshot":
        return this.begin(frame);
      case "delta":
        return this.go(frame);
      case "present":
        return this.listener.present(frame.count);
      case "keeping":
        return this.listener.keeping?.(frame.keeping);
      case "mine":
        return this.listener.mine?.(frame.questions);
      case "own":
        return this.listener.parts.own(frame);
      case "passing":
        return this.listener.parts.passing(frame);
      case "away":
        this.sentAway = frame.within;
        return;
      case "done":
        return this.settle(frame.key, frame);
      case "refused":
        if (frame.key) return this.settle(frame.key, frame);
        // a hall that is full may have a place later
        if (frame.retryAfter) this.sentAway = 2 * frame.retryAfter;
        else this.over = true;
        return this.listener.closed(frame);
    }
  }

  private begin(now: Snapshot<Q>): void {
    this.epoch = now.epoch;
    this.offset = now.offset;
    this.hall = now.hall;
    this.questions.clear();
    now.questions.forEach((question) => this.questions.set(question.id, question));
    this.listener.changed({ hall: true, changed: [] }, this);
    this.listener.parts.snapshot(now);
    this.listener.present(now.present);
  }

  private go(delta: Delta<Q>): void {
    if (delta.epoch !== this.epoch || delta.offset !== this.offset + 1) {
      // a hole: come back and say what is known, so that exactly the rest is told
      this.way?.close();
      return;
    }
    this.offset = delta.offset;
    if (delta.hall) this.hall = delta.hall;
    delta.questions.forEach((question) => this.questions.set(question.id, question));
    delta.gone.forEach((id) => this.questions.delete(id));
    this.listener.changed({ hall: !!delta.hall, changed: delta.questions.map((question) => question.id) }, this);
    this.listener.parts.delta(delta);
  }

  private settle(key: string, outcome: Outcome): void {
    this.waiting.get(key)?.settle(outcome);
    this.waiting.delete(key);
  }
}

/** Whether plain HTTP gets through: the script itself is asked for again. */
async function reachable(): Promise<boolean> {
  try {
    return (await fetch(import.meta.url, { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

/** An idempotency key. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
