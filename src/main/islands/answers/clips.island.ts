// The clips of published answers: each plays in its card from its start to its end, with the picture or as sound alone.
import { element, write } from "../ground/page";
import { say } from "../ground/words";
import { costOf } from "../hall/cost";
import { ClipPlayer } from "./clip-player";

for (const card of document.querySelectorAll<HTMLElement>(".answer-clip")) offer(card);

function offer(card: HTMLElement): void {
  const texts = JSON.parse(card.dataset["words"] ?? "{}") as Record<string, string>;
  const speak = (key: string) => say(texts[`answers_clip_${key}`] ?? key, {});
  const { playlist = "", from = "0", until = "0" } = card.dataset;
  const video = element("video", "answer-video");
  video.playsInline = true;
  video.hidden = true;
  const error = element("p", "error small");
  error.setAttribute("role", "alert");
  error.hidden = true;
  const watch = button(speak("watch"));
  const listen = button(speak("listen"));
  const row = card.querySelector(".row");
  row?.prepend(watch, listen);
  card.append(video, error);

  let pressed = watch;
  const player = new ClipPlayer(video, {
    at: () => undefined,
    playing: (is) => {
      write(watch, speak(pressed === watch ? (is ? "stop" : "again") : "watch"));
      write(listen, speak(pressed === listen ? (is ? "stop" : "again") : "listen"));
    },
    failed: () => {
      write(error, speak("failed"));
      error.hidden = false;
    },
  });

  async function press(button: HTMLButtonElement): Promise<void> {
    const going = !player.paused && pressed === button;
    player.pause();
    if (going) return;
    pressed = button;
    const sound = button === listen;
    const alone = sound
      ? (await costOf(playlist).catch(() => ({ soundPlaylist: undefined }))).soundPlaylist
      : undefined;
    video.hidden = sound;
    await player.play(alone ?? playlist, Number(from), Number(until), alone !== undefined);
  }
  watch.addEventListener("click", () => void press(watch));
  listen.addEventListener("click", () => void press(listen));
}

function button(text: string): HTMLButtonElement {
  const made = element("button", "button-small button-quiet", text);
  made.type = "button";
  return made;
}
