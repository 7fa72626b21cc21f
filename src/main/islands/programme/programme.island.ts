// Makes the times of the home and of a session alive: the count-down goes on, and who reads in another zone sees her own time too.
import { say } from "../ground/words";

const MINUTE = 60_000;

/** As the server says it (Countdown.java): minutes rounded up. */
function countdown(words: Record<string, string>, then: number): string {
  const minutes = Math.ceil((then - Date.now()) / MINUTE);
  const pattern = (key: string) => words[`programme_in_${key}`] ?? "";
  if (minutes <= 0) return pattern("now");
  if (minutes < 60) return say(pattern("minutes"), { 0: minutes });
  if (minutes < 24 * 60) return say(pattern("hours"), { 0: Math.floor(minutes / 60), 1: minutes % 60 });
  return say(pattern("days"), { 0: Math.floor(minutes / (24 * 60)), 1: Math.floor(minutes / 60) % 24 });
}

function tick(element: HTMLElement, words: Record<string, string>, then: number) {
  const said = countdown(words, then);
  if (element.textContent !== said) element.textContent = said;
  if (then <= Date.now()) return;
  window.setTimeout(() => tick(element, words, then), Math.min((then - Date.now()) % MINUTE || MINUTE, MINUTE) + 50);
}

for (const element of document.querySelectorAll<HTMLElement>("[data-countdown]")) {
  const words = JSON.parse(element.dataset.words ?? "{}") as Record<string, string>;
  tick(element, words, Date.parse(element.dataset.countdown ?? ""));
}

/** Not where the reader is in the event's own zone: an old phone may have it wrong, and the page has it right. */
for (const element of document.querySelectorAll<HTMLElement>("[data-here]")) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!here || here === element.dataset.here) continue;
  const from = new Date(element.dataset.from ?? "");
  const local = () => from.toLocaleTimeString("fr-MA", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  if (local() === element.dataset.clock) continue;
  element.textContent = (element.dataset.says ?? "").replace("00:00", local());
  element.hidden = false;
}
