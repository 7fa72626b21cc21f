// Whether the session is being recorded, and how full the disk is: a notice for the desk while something is to be done.
import { byId, write } from "../ground/page";
import type { Keeping } from "./protocol";
import type { Speaker } from "./speak";

export function showKeeping(keeping: Keeping, speak: Speaker): void {
  const notice = byId("desk-keeping");
  const key = keeping.state === "going" ? keeping.level : keeping.state;
  notice.hidden = key === "fine";
  if (notice.hidden) return;
  notice.className = key === "warning" ? "notice notice-warm" : "notice notice-alarm";
  write(notice, speak.say(`keeping_${key}`, keeping.percent));
}
