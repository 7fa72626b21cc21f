// Going back in a session that goes on, to what was recorded of it so far.
import { type Cost, costOf } from "./cost";

export class GoingBack {
  /** Whether the person has gone back. */
  on = false;
  /** The recorded sound alone. */
  sound: string | undefined;

  /** Goes back to the start of a replay, or returns to the present. */
  async toggle(replay: string | null | undefined): Promise<void> {
    this.on = !this.on && !!replay;
    if (this.on && replay) this.sound = (await costOf(replay).catch((): Cost => ({}))).soundPlaylist;
  }
}

/** {@code ?t=} or {@code #t=}: the second at which the replay is to start. */
export function startSecond(): number | undefined {
  const said = new URLSearchParams(location.search).get("t") ?? /^#t=([\d.]+)$/.exec(location.hash)?.[1];
  const second = said === undefined || said === null ? NaN : Number(said);
  return Number.isFinite(second) && second >= 0 ? second : undefined;
}
