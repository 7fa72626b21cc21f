// The way to the hall: a socket that comes back by itself, knows what it has missed, and asks again for what was not answered.
import type { Parts } from "./parts";
import type { Command, Delta, Frame, HallView, Keeping, Outcome, OwnQuestion, Refused, Snapshot } from "./protocol";

const VERSION = 2;
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
  private socket: WebSocket | undefined;
  private failures = 0;
  private timer = 0;
  private over = false;
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
    addEventListener("offline", () => this.socket?.close());
    addEventListener("pageshow", (event) => event.persisted && this.soon(0));
    this.connect();
  }

  /** Sends a command, again after each reconnect with the same key, until it is answered. */
  ask(command: Command, key: string = newKey()): Promise<Outcome> {
    return new Promise((settle) => {
      const frame = JSON.stringify({ v: VERSION, key, ...command });
      this.waiting.set(key, { command: frame, settle });
      if (this.up) this.socket!.send(frame);
    });
  }

  get up(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  private connect(): void {
    if (this.over || this.up || this.socket?.readyState === WebSocket.CONNECTING) return;
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const url = `${scheme}//${location.host}${this.path}&epoch=${this.epoch}&offset=${this.offset}`;
    const socket = new WebSocket(url);
    this.socket = socket;
    socket.onopen = () => {
      this.tellLine(true);
      this.waiting.forEach(({ command }) => socket.send(command));
    };
    socket.onmessage = (event) => {
      this.failures = 0;
      this.heard(JSON.parse(String(event.data)) as Frame<Q>);
    };
    socket.onclose = () => {
      if (this.socket !== socket) return;
      this.socket = undefined;
      if (this.over) return;
      this.tellLine(false);
      // full jitter: a whole hall that was cut off must not come back at once
      this.soon(Math.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** ++this.failures));
    };
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
      case "done":
        return this.settle(frame.key, frame);
      case "refused":
        if (frame.key) return this.settle(frame.key, frame);
        this.over = true;
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
      this.socket?.close();
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

/** An idempotency key. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
