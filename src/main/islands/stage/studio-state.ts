// Where the studio stands, and what of its page is there for it.
import { byId } from "../ground/page";
import { say } from "./studio-page";

export type State =
  | "idle"
  | "ready"
  | "connecting"
  | "onair"
  | "reconnecting"
  | "occupied"
  | "takenOver"
  | "refused"
  | "ended"
  | "left"
  | "broken";

/** Shows the state; {@code text} says it in other words than the state's own. */
export function showState(state: State, text = say(`state_${state}`)): void {
  byId("studio").dataset["state"] = state;
  const onAir = state === "onair" || state === "reconnecting" || state === "connecting";
  byId("studio-go").hidden = onAir || state === "occupied" || state === "takenOver" || state === "ended";
  byId("studio-take-over").hidden = state !== "occupied" && state !== "takenOver";
  byId("studio-mute").hidden = state === "ended";
  byId("studio-leave").hidden = !onAir;
  byId("studio-time").hidden = !onAir;
  byId("studio-figures").hidden = !onAir;
  byId("studio-sending").hidden = !onAir;
  const badge = byId("studio-badge").classList;
  badge.toggle("badge-air", state === "onair");
  badge.toggle("badge-alarm", state === "reconnecting");
  badge.toggle("badge-soft", state !== "onair" && state !== "reconnecting");
  byId("studio-badge-word").textContent = say(`badge_${state}`);
  byId("studio-state").textContent = text;
}
