// What the screen shows at a moment, told to the parts of the hall, whose scripts share no module with it; and their wish to go elsewhere.
import { byId } from "../ground/page";
import type { Form } from "./ladder";

export interface Watched {
  /** whether the person follows */
  on: boolean;
  form: Form;
  /** whether there is a picture to be seen; else the place of the picture is free */
  picture: boolean;
  /** whether what is played was recorded, so that {@link second} is a place in it */
  recorded: boolean;
  second: number;
  /** when what is heard now was on air, in milliseconds of the clock; undefined while that is not known */
  date: number | undefined;
}

const TOLD = "hall:watched";
const GO = "hall:go";

export function tell(watched: Watched): void {
  byId("hall-screen").dispatchEvent(new CustomEvent<Watched>(TOLD, { detail: watched }));
}

export function onWatched(listener: (watched: Watched) => void): void {
  byId("hall-screen").addEventListener(TOLD, (event) => listener((event as CustomEvent<Watched>).detail));
}

/** To a second of the replay. */
export function go(second: number): void {
  byId("hall-screen").dispatchEvent(new CustomEvent<number>(GO, { detail: second }));
}

export function onGo(listener: (second: number) => void): void {
  byId("hall-screen").addEventListener(GO, (event) => listener((event as CustomEvent<number>).detail));
}
