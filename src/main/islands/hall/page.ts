// What the pages of the room write alike.
import { element } from "../ground/page";
import type { Localized, Words } from "./protocol";

/** A person's words in their own language and direction. */
export function words<K extends keyof HTMLElementTagNameMap>(
  name: K,
  classes: string,
  said: Pick<Words, "text" | "language" | "direction">,
): HTMLElementTagNameMap[K] {
  const made = element(name, classes, said.text);
  made.lang = said.language;
  made.dir = said.direction;
  return made;
}

/** A name for the reader of this page; undefined when it is not known. */
export function named(name: Localized | null | undefined): string | undefined {
  const language = document.documentElement.lang as keyof Localized;
  return name?.[language] ?? name?.fr ?? name?.ar ?? name?.en ?? undefined;
}

/** A place in a recording, as players write it. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
