// The clip of an answer on the replay's timeline: both ends by drag or by arrow keys, with the picture of where they are.
import { byId, write } from "../ground/page";
import { say } from "../ground/words";
import { clock } from "../hall/page";
import { ClipPlayer } from "./clip-player";

/** Seconds around the clip that the lines reach. */
const BEYOND = 120;
const REST = 200;

const page = byId("capture");
const playlist = page.dataset["playlist"];
if (playlist) capture(playlist);

function capture(playlist: string): void {
  const texts = JSON.parse(page.dataset["words"] ?? "{}") as Record<string, string>;
  const video = byId<HTMLVideoElement>("capture-video");
  const ends = { from: end("from"), until: end("until") };
  const play = byId("capture-play");
  const error = byId("capture-error");
  let timer = 0;
  const player = new ClipPlayer(video, {
    at: (second) => write(byId("capture-at"), clock(second)),
    playing: (is) => play.setAttribute("aria-pressed", String(is)),
    failed: () => {
      write(error, say(texts["answers_clip_failed"] ?? "", {}));
      error.hidden = false;
    },
  });
  video.hidden = false;
  byId("capture-line").hidden = false;
  byId("capture-acts").hidden = false;
  reach();

  for (const one of [ends.from, ends.until]) {
    one.line.addEventListener("input", () => {
      one.set(Number(one.line.value));
      keepOrder(one);
      showSoon(one);
    });
    one.box.addEventListener("change", () => {
      reach();
      one.set(one.second);
      showSoon(one);
    });
  }
  play.addEventListener("click", () => {
    if (player.paused) void player.play(playlist, ends.from.second, ends.until.second);
    else player.pause();
  });
  byId("capture-from-here").addEventListener("click", () => here(ends.from));
  byId("capture-until-here").addEventListener("click", () => here(ends.until));
  video.addEventListener("durationchange", reach);

  /** Shows where an end is once it rests for a moment: a drag would ask for a picture of each place on its way. */
  function showSoon(one: End): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => void player.show(playlist, one.second), REST);
  }

  function here(one: End): void {
    one.set(player.second);
    keepOrder(one);
  }

  /** An end that is moved past the other takes it along. */
  function keepOrder(moved: End): void {
    const { from, until } = ends;
    if (from.second < until.second) return;
    if (moved === from) until.set(from.second + 1);
    else from.set(Math.max(0, until.second - 1));
  }

  /** The lines reach two minutes around the clip, or to the ends of the replay: over an hour one could not aim. */
  function reach(): void {
    const length = Number.isFinite(video.duration) ? video.duration : Infinity;
    const min = Math.max(0, ends.from.second - BEYOND);
    const max = Math.min(length, ends.until.second + BEYOND);
    for (const one of [ends.from, ends.until]) one.reach(min, max);
  }
}

interface End {
  box: HTMLInputElement;
  line: HTMLInputElement;
  readonly second: number;
  set(second: number): void;
  reach(min: number, max: number): void;
}

function end(name: string): End {
  const box = byId<HTMLInputElement>(`capture-${name}`);
  const line = byId<HTMLInputElement>(`capture-${name}-line`);
  const second = () => Number(box.value.replace(",", ".")) || 0;
  const show = () => {
    line.value = String(second());
    line.setAttribute("aria-valuetext", clock(second()));
  };
  return {
    box,
    line,
    get second() {
      return second();
    },
    set(to) {
      box.value = to.toFixed(1);
      show();
    },
    reach(min, max) {
      line.min = min.toFixed(1);
      line.max = max.toFixed(1);
      show();
    },
  };
}
