// The parts that later rooms bring into the hall. Each has a script of its own, which registers itself under its name; it begins as soon as the
// hall's own script is there, in whatever order they load.
import type { Command, Delta, Frame, HallView, Line, Outcome, Snapshot } from "./protocol";
import { Speaker, type Texts } from "./speak";

/** What a part does with what it is told. All of it is told once when it begins. */
export interface HallPart {
  /** What everybody sees; null for nothing. */
  view?(now: unknown): void;
  /** Lines said or, by their id, said anew, and the ids of those taken back; `all` when they replace all that were known. */
  lines?(said: Line[], gone: string[], all: boolean): void;
  /** What this reader alone sees; at the beginning null for nothing. */
  own?(now: unknown): void;
  /** What passes and is not kept. */
  passing?(content: unknown): void;
  hall?(hall: HallView): void;
  /** Whether the line to the program is up. */
  line?(up: boolean): void;
}

/** What a part works with. */
export interface Given {
  side: "live" | "desk";
  session: string;
  signedIn: boolean;
  speak: Speaker;
  /** Sends a command until it is answered; with a key of one's own it may be sent again later. */
  ask(command: Command, key?: string): Promise<Outcome>;
}

export type Begin = (given: Given) => HallPart;

/** What the page gives its parts. */
export interface ForParts {
  own: Record<string, unknown>;
  texts: Record<string, Texts>;
}

interface Registry {
  waiting: Map<string, Begin>;
  begin?: (name: string, begin: Begin) => void;
}

// on the global object, as scripts that are built apart share no module
const registry: Registry = ((globalThis as { prodaysParts?: Registry }).prodaysParts ??= { waiting: new Map() });

/** Registers a part under the name that its bean has in the program. */
export function register(name: string, begin: Begin): void {
  if (registry.begin) registry.begin(name, begin);
  else registry.waiting.set(name, begin);
}

export class Parts {
  private readonly begun = new Map<string, HallPart>();
  private readonly views = new Map<string, unknown>();
  private readonly lines = new Map<string, Map<string, Line>>();
  private readonly owned: Map<string, unknown>;
  private hallNow: HallView;
  private up = true;

  constructor(
    private readonly given: ForParts,
    now: Snapshot<unknown>,
    private readonly means: Omit<Given, "speak">,
  ) {
    this.owned = new Map(Object.entries(given.own));
    this.hallNow = now.hall;
    this.take(now);
    registry.begin = (name, begin) => this.start(name, begin);
    registry.waiting.forEach((begin, name) => this.start(name, begin));
    registry.waiting.clear();
  }

  snapshot(now: Snapshot<unknown>): void {
    this.take(now);
    this.begun.forEach((part, name) => {
      part.hall?.(this.hallNow);
      part.view?.(this.views.get(name) ?? null);
      part.lines?.(this.linesOf(name), [], true);
    });
  }

  delta({ hall, parts, lines }: Delta<unknown>): void {
    if (hall) {
      this.hallNow = hall;
      this.begun.forEach((part) => part.hall?.(hall));
    }
    for (const [name, view] of Object.entries(parts ?? {})) {
      this.views.set(name, view);
      this.begun.get(name)?.view?.(view);
    }
    for (const [name, { said, gone }] of Object.entries(lines ?? {})) {
      const kept = this.lines.get(name) ?? new Map<string, Line>();
      gone.forEach((id) => kept.delete(id));
      said.forEach((line) => kept.set(line.id, line));
      this.lines.set(name, kept);
      this.begun.get(name)?.lines?.(said, gone, false);
    }
  }

  own({ part, content }: Extract<Frame<unknown>, { type: "own" }>): void {
    this.owned.set(part, content);
    this.begun.get(part)?.own?.(content);
  }

  passing({ part, content }: Extract<Frame<unknown>, { type: "passing" }>): void {
    this.begun.get(part)?.passing?.(content);
  }

  line(up: boolean): void {
    this.up = up;
    this.begun.forEach((part) => part.line?.(up));
  }

  private take(now: Snapshot<unknown>): void {
    this.hallNow = now.hall;
    this.views.clear();
    Object.entries(now.parts).forEach(([name, view]) => this.views.set(name, view));
    this.lines.clear();
    Object.entries(now.lines).forEach(([name, lines]) =>
      this.lines.set(name, new Map(lines.map((line) => [line.id, line]))),
    );
  }

  private linesOf(name: string): Line[] {
    return [...(this.lines.get(name)?.values() ?? [])];
  }

  private start(name: string, begin: Begin): void {
    const part = begin({ ...this.means, speak: new Speaker(this.given.texts[name] ?? {}) });
    this.begun.set(name, part);
    part.hall?.(this.hallNow);
    part.view?.(this.views.get(name) ?? null);
    part.lines?.(this.linesOf(name), [], true);
    part.own?.(this.owned.get(name) ?? null);
    part.line?.(this.up);
  }
}
