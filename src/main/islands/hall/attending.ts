// Tells the ledger of presence how the session is followed: live over the hall's socket, the replay by reports.
import { Following } from "../attendance/following";
import { reportTo, Watched } from "../attendance/watched";
import type { Room } from "./room";
import type { Screening } from "./screening";

export function attend<Q extends { id: string }>(session: string, screening: Screening, room: Room<Q>): void {
  const now = () => performance.now();
  const following = new Following({
    means: () => screening.following,
    tell: (means, seconds) => {
      if (!room.up) return false;
      void room.ask({ type: "follow", means, seconds: String(seconds) });
      return true;
    },
    now,
    random: Math.random,
  });
  const watched = new Watched(reportTo(`/${document.documentElement.lang}/sessions/${session}/watched`), now);
  setInterval(() => {
    following.tick();
    watched.tick(screening.replayed);
  }, 1000);
  addEventListener("pagehide", () => {
    following.leave();
    watched.report();
  });
}
