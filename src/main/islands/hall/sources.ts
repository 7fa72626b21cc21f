// What is to be played, as the person follows and as the session stands.
import type { Source } from "../stage/player";
import type { Form } from "./ladder";
import type { Screen, Showing } from "./protocol";

export interface Wish {
  showing: Showing;
  screen: Screen | undefined;
  form: Form;
  /** for a weak line */
  steady: boolean;
  /** sound alone: as the person chose, or as the source has no pictures at the moment */
  sound: boolean;
  /** whether she has gone back in a session that goes on */
  back: boolean;
  /** the recorded sound alone */
  recorded: string | undefined;
  /** the sound that goes on close to live while there are no pictures; who chose sound has the saver's, far behind, with captions */
  near: string | undefined;
}

/** @param from the second at which a recording is to start */
export function sourceOf(wish: Wish, from: number | undefined): Source | undefined {
  const { showing, screen, sound, steady, form } = wish;
  if (showing === "nothing") return undefined;
  const how = { sound, steady, small: form === "small", large: form === "large" };
  if (showing === "live" && screen?.live && !wish.back) {
    if (wish.near && form !== "sound") return { playlist: wish.near, live: true, steady, sound: false };
    return { playlist: (sound && screen.sound) || screen.live, live: true, ...how };
  }
  if (!screen?.replay) return undefined;
  return { playlist: (sound && (screen.soundReplay ?? wish.recorded)) || screen.replay, live: false, from, ...how };
}
