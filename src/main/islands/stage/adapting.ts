// Decides how much a studio sends: what its line carries and its computer can encode, and no more than that for long.
import { Climber } from "./climber";
import { cost, LAST_PICTURE, LOWEST_AT_ONCE, type Plan, PLANS, type Said, type SizePlan } from "./plans";

const LATE = 900; // ms of backlog
const WELL = 350; // ms of backlog
const LOOKS_LATE = 2; // in a row, since one may be an accident
const STARTING = 5_000; // ms in which a page that has just begun may be late without the line being slow
const SETTLES = 2_000; // ms for what was decided to show
const LAST_RESORT = 10_000; // ms before pictures are given up altogether
const AIR = 0.85; // of what arrived, for what is sent from now on

const WARMING_UP = 10_000; // ms in which encoders are slow
const JUDGED_OVER = 10; // looks
const OVERLOADED = 0.6; // of the frames that were due were encoded
const AT_EASE = 0.92;
const STUCK = 10_000; // ms without a picture out of an encoder
/** What the computer is spared: half of the large pictures, all of them, half of the small ones too, and all when it is stuck. */
const HALF_LARGE = 1;
const SMALL_ONLY = 2;
const HALF_SMALL = 3;
const NO_PICTURE = 4;

/** What is seen at a look, twice a second. */
export interface Seen {
  /** ms */
  now: number;
  /** The age of what waits longest, ms, beyond what the way takes. */
  backlog: number;
  /** kbit/s that arrived in the last second. */
  arrived: number;
  /** Whether the line made the sender leave out pictures since the last look. */
  dropped: boolean;
  /** Whether the line is up and has got over its last cut. */
  steady: boolean;
  /** Which part of the frames that were due was encoded since the last look, 0 to 1. */
  pace: number;
  /** For how long an encoder has given out nothing, ms. */
  stuck: number;
}

export interface Decided extends Plan {
  /** Whether the line or the computer is the reason; null when nothing is left out. */
  because: "line" | "computer" | null;
}

export class Adapting {
  private readonly line: Climber;
  private readonly computer = new Climber(0);
  private late = 0;
  private paces: number[] = [];
  private decided: Decided;

  /** @param first a place in {@link PLANS}, by what the line carried when it was measured */
  constructor(
    first: number,
    private readonly begun: number,
  ) {
    this.line = new Climber(first);
    this.decided = this.decide();
  }

  get now(): Decided {
    return this.decided;
  }

  look(seen: Seen): Decided {
    if (seen.steady) this.lookAtLine(seen);
    this.lookAtComputer(seen);
    this.decided = this.decide();
    return this.decided;
  }

  private lookAtLine({ now, backlog, dropped, arrived }: Seen): void {
    this.late = backlog > LATE || dropped ? this.late + 1 : 0;
    if (now - this.begun < STARTING) return;
    const wait = this.line.place >= LAST_PICTURE ? LAST_RESORT : SETTLES;
    if (this.late >= LOOKS_LATE && now - this.line.movedAt >= wait && this.line.place < PLANS.length - 1) {
      this.line.down(now, this.carriedBy(arrived));
    } else if (this.late === 0 && backlog < WELL) {
      this.line.good(now);
    } else {
      this.line.unsure();
    }
  }

  /** The next plan, or the best one further down that so many kbit/s carry; the small pictures are not given up at once. */
  private carriedBy(arrived: number): number {
    const next = this.line.place + 1;
    const carried = PLANS.findIndex((plan, place) => place >= next && cost(plan) <= arrived * AIR);
    return carried < 0 ? Math.max(next, LOWEST_AT_ONCE) : Math.max(next, Math.min(carried, LOWEST_AT_ONCE));
  }

  private lookAtComputer({ now, pace, stuck }: Seen): void {
    if (stuck > STUCK && this.computer.place < NO_PICTURE) {
      this.judge(() => this.computer.down(now, NO_PICTURE));
    }
    if (now - this.begun < WARMING_UP) return;
    this.paces.push(pace);
    if (this.paces.length < JUDGED_OVER) return;
    const mean = this.paces.reduce((sum, one) => sum + one, 0) / this.paces.length;
    this.paces.shift();
    if (mean < OVERLOADED && this.computer.place < HALF_SMALL) {
      this.judge(() => this.computer.down(now, this.computer.place + 1));
    } else if (mean >= AT_EASE && stuck < STUCK) {
      const before = this.computer.place;
      this.computer.good(now);
      if (this.computer.place !== before) this.paces = [];
    } else {
      this.computer.unsure();
    }
  }

  /** What is decided is judged anew by what comes after it. */
  private judge(decision: () => void): void {
    decision();
    this.paces = [];
  }

  private decide(): Decided {
    const plan = PLANS[this.line.place] as Plan;
    const spared = this.spared(plan);
    const said = saidOf(spared, plan);
    const because = spared !== plan ? "computer" : plan.said === "full" ? null : "line";
    return { ...spared, said, because };
  }

  /** The plan as far as the computer can follow it; the same one where it can. */
  private spared(plan: Plan): Plan {
    const { place } = this.computer;
    const [large, small] = plan.sizes;
    const sizes = [
      place >= SMALL_ONLY ? null : place >= HALF_LARGE ? halved(large) : large,
      place >= NO_PICTURE ? null : place >= HALF_SMALL ? halved(small) : small,
    ].map((size) => size ?? null);
    return sizes.every((size, at) => size === plan.sizes[at]) ? plan : { ...plan, sizes };
  }
}

function halved(size: SizePlan | null | undefined): SizePlan | null | undefined {
  return size && size.every < 2 ? { ...size, every: 2 } : size;
}

function saidOf(spared: Plan, plan: Plan): Said {
  const [large, small] = spared.sizes;
  if (spared === plan) return plan.said;
  if (!small) return "sound";
  if (large) return "lower";
  if (small.still) return "still";
  return small.every > 1 || small.bitrate < 300_000 ? "small_lower" : "small";
}
