// Gathers which seconds of a replay have been played and reports them about once a minute (docs/attendance.md).

const PERIOD = 60_000;
/** A longer way between two looks is a jump and not playing; a look comes each second, at double speed it finds two seconds gone. */
const LONGEST_STEP = 5;
const MOST_STRETCHES = 100;

type Stretch = [from: number, until: number];

export class Watched {
  private stretches: Stretch[] = [];
  private position: number | undefined;
  private due: number;

  /** @param send hands a report over; it is not told whether it arrived */
  constructor(
    private readonly send: (report: string) => void,
    private readonly now: () => number,
  ) {
    this.due = now() + PERIOD;
  }

  /** To be called about every second with the place in the recording while it plays, and with undefined while it does not. */
  tick(position: number | undefined): void {
    if (position !== undefined && this.position !== undefined) {
      const step = position - this.position;
      if (step > 0 && step <= LONGEST_STEP) this.add([this.position, position]);
    }
    this.position = position;
    if (this.now() >= this.due) this.report();
  }

  /** Reports what was not reported yet, in whole seconds; a second that was begun counts. */
  report(): void {
    this.due = this.now() + PERIOD;
    const whole = this.stretches.map(([from, until]): Stretch => [Math.floor(from), Math.ceil(until)]);
    this.stretches = [];
    if (whole.length) this.send(JSON.stringify(whole.slice(0, MOST_STRETCHES).flat()));
  }

  private add([from, until]: Stretch): void {
    const last = this.stretches[this.stretches.length - 1];
    if (last && last[1] === from) last[1] = until;
    else this.stretches.push([from, until]);
  }
}

/** Sends a report so that it goes also while the page closes. */
export function reportTo(address: string): (report: string) => void {
  return (report) => void navigator.sendBeacon(address, report);
}
