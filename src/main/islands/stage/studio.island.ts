// The studio: checks the devices, composes the picture, encodes it and sends it on air.
import { alreadyAllowed, cameraAndMicrophone, Level, listed, microphoneAlone, screen } from "./devices";
import { encodableProfile, Encoder, type Form, FRAME_RATE } from "./encoder";
import { measure } from "./line";
import { type Card, Picture } from "./picture";
import { type FromStage, randomName } from "./protocol";
import { Sender } from "./sender";

const FORM: Form = { width: 1280, height: 720, videoBitrate: 1_500_000, audioBitrate: 20_000, live: true };
const NEEDED_UPLINK = 2_000; // kbit/s: the two tracks and some air
const RESUME_WITHIN = 30_000; // ms
const SILENCE = 0.02; // s of it at a time

type State =
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
  | "unsupported"
  | "broken";

interface Data {
  session: string;
  socket: string;
  probe: string;
  cards: Card[];
  texts: Record<string, string>;
}

/** What survives a reload of the page, in the tab's own storage. */
interface Remembered {
  studio: string;
  /** When this tab was last on air, ms since the epoch; 0 when it left. */
  onAirAt: number;
  card: boolean;
}

const $ = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const data = JSON.parse($("studio-data").textContent ?? "{}") as Data;

class Studio {
  private readonly root = $("studio");
  private readonly picture = new Picture($<HTMLCanvasElement>("studio-preview"));
  private readonly level = new Level();
  private readonly memory: Remembered;
  private readonly key = `prodays.studio.${data.session}`;
  private camera: MediaStreamTrack | null = null;
  private display: MediaStreamTrack | null = null;
  private microphone: MediaStreamTrack | null = null;
  private encoder: Encoder | null = null;
  private sender: Sender | null = null;
  private since = 0;
  private silenceFrom = 0;
  private silentUntil = 0;
  private lastBytes = 0;
  private state: State = "idle";

  constructor(private readonly profile: string) {
    const kept = sessionStorage.getItem(this.key);
    this.memory = kept ? (JSON.parse(kept) as Remembered) : { studio: randomName(), onAirAt: 0, card: false };
    this.wire();
    const pace = new Worker(this.root.dataset["pace"] ?? "");
    pace.onmessage = () => this.tick();
    pace.postMessage(1_000 / FRAME_RATE);
    window.setInterval(() => this.tell(), 1_000);
  }

  async begin(): Promise<void> {
    $("studio-desk").hidden = false;
    this.become("idle");
    void this.checkLine();
    const wasOnAir = Date.now() - this.memory.onAirAt < RESUME_WITHIN;
    if (wasOnAir || (await alreadyAllowed())) await this.allow();
    if (wasOnAir && this.camera) await this.goOnAir(false);
  }

  private wire(): void {
    $("studio-allow").onclick = () => void this.allow();
    $("studio-go").onclick = () => void this.goOnAir(false);
    $("studio-take-over").onclick = () => void this.goOnAir(true);
    $("studio-leave").onclick = () => void this.leave();
    $("studio-mute").onclick = () => this.mute();
    $("studio-check").onclick = () => void this.checkLine();
    $("studio-source-camera").onchange = () => void this.choosePicture();
    $("studio-source-screen").onchange = () => void this.choosePicture();
    $("studio-camera").onchange = () => void this.allow();
    $("studio-microphone").onchange = () => void this.chooseMicrophone();
    $("studio-panel").onsubmit = (event) => event.preventDefault();
    navigator.mediaDevices.addEventListener?.("devicechange", () => void this.list());
    this.wireCard();
  }

  private wireCard(): void {
    $("studio-card").hidden = data.cards.length === 0;
    const which = $<HTMLSelectElement>("studio-card-which");
    const right = document.documentElement.dir === "rtl";
    for (const card of data.cards) which.add(new Option(right ? card.arabic.first : card.latin.first));
    which.hidden = data.cards.length < 2;
    const shown = $<HTMLInputElement>("studio-card-shown");
    shown.checked = this.memory.card;
    const show = () => {
      this.picture.card = data.cards[Math.max(0, which.selectedIndex)] ?? null;
      this.picture.showCard(shown.checked);
      this.memory.card = shown.checked;
      this.remember();
    };
    which.onchange = shown.onchange = show;
    show();
  }

  /** Opens camera and microphone, which may make the browser ask. */
  private async allow(): Promise<void> {
    try {
      const stream = await cameraAndMicrophone(value("studio-camera"), value("studio-microphone"));
      if (this.sender === null) {
        this.microphone?.stop();
        this.microphone = stream.getAudioTracks()[0] ?? null;
        if (this.microphone) this.level.listen(this.microphone);
      } else {
        for (const track of stream.getAudioTracks()) track.stop();
      }
      this.camera?.stop();
      this.camera = stream.getVideoTracks()[0] ?? null;
      if (this.camera && !this.display) await this.picture.show(this.camera, "cover");
      $("studio-allow").hidden = true;
      await this.list();
      if (this.state === "idle" || this.state === "broken") this.become("ready");
    } catch (error) {
      this.become(
        "broken",
        say(error instanceof DOMException && error.name === "NotAllowedError" ? "denied" : "no_device"),
      );
    }
  }

  private async list(): Promise<void> {
    const devices = await listed();
    fill($("studio-camera"), devices.cameras, this.camera);
    fill($("studio-microphone"), devices.microphones, this.microphone);
    $<HTMLSelectElement>("studio-microphone").disabled ||= this.sender !== null;
  }

  private async choosePicture(): Promise<void> {
    if ($<HTMLInputElement>("studio-source-screen").checked) {
      try {
        const track = (await screen()).getVideoTracks()[0];
        if (!track) throw new Error("no screen");
        this.display = track;
        track.onended = () => this.backToCamera();
        await this.picture.show(track, "contain");
        if (this.state === "idle") this.become("ready");
      } catch {
        this.backToCamera();
      }
    } else {
      this.backToCamera();
    }
  }

  private backToCamera(): void {
    this.display?.stop();
    this.display = null;
    $<HTMLInputElement>("studio-source-camera").checked = true;
    if (this.camera) void this.picture.show(this.camera, "cover");
  }

  private async chooseMicrophone(): Promise<void> {
    const track = (await microphoneAlone(value("studio-microphone"))).getAudioTracks()[0];
    this.microphone?.stop();
    this.microphone = track ?? null;
    if (track) this.level.listen(track);
  }

  private mute(): void {
    const button = $("studio-mute");
    const muted = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(muted));
    if (this.microphone) this.microphone.enabled = !muted;
  }

  private async goOnAir(takeOver: boolean): Promise<void> {
    if (this.encoder) return;
    if (!this.camera && !this.display) await this.allow();
    if (!this.camera && !this.display) return;
    this.become("connecting");
    const encoder = new Encoder(FORM, this.profile, this.microphone, {
      tracks: (tracks) => {
        this.sender = new Sender(socketUrl(), this.memory.studio, tracks, takeOver, {
          onAir: () => this.onAir(),
          reconnecting: () => this.become("reconnecting"),
          needsKey: () => encoder.wantKey(),
          over: (why) => this.over(why),
        });
      },
      packet: (packet) => this.sender?.send(packet),
      failed: () => this.finish("broken", say("encoder_failed")),
    });
    this.encoder = encoder;
    this.silenceFrom = this.silentUntil = 0;
    await encoder.start();
    $<HTMLSelectElement>("studio-microphone").disabled = true;
  }

  private onAir(): void {
    if (!this.since) this.since = performance.now();
    this.become("onair");
  }

  private over(why: Exclude<FromStage, { type: "welcome" | "ack" }>): void {
    switch (why.type) {
      case "refused":
        return this.finish("refused", why.text);
      default:
        return this.finish(why.type);
    }
  }

  private async leave(): Promise<void> {
    const sender = this.sender;
    this.sender = null;
    await this.encoder?.close(true);
    await sender?.stop();
    this.finish("left");
  }

  private finish(state: State, text?: string): void {
    void this.encoder?.close(false).catch(() => undefined);
    void this.sender?.stop();
    this.encoder = null;
    this.sender = null;
    this.since = 0;
    this.memory.onAirAt = 0;
    this.remember();
    if (state === "ended") this.release();
    this.become(state, text);
    void this.list();
  }

  /** Nobody is filmed any longer once the session is over. */
  private release(): void {
    for (const track of [this.camera, this.display, this.microphone]) track?.stop();
  }

  /** One frame: composed for the preview, and encoded when on air. */
  private tick(): void {
    this.picture.draw();
    this.showLevel();
    const encoder = this.encoder;
    if (!encoder) return;
    if (!this.microphone) this.beSilent(encoder);
    const now = encoder.now();
    if (now !== null) void encoder.frame(this.picture.canvas, now);
  }

  private showLevel(): void {
    const level = Math.round(this.level.now() * 100);
    const meter = $("studio-level");
    meter.style.setProperty("--part", `${level}%`);
    meter.setAttribute("aria-valuenow", String(level));
  }

  /** Without a microphone there is silence, since sound is the clock that picture follows. */
  private beSilent(encoder: Encoder): void {
    this.silenceFrom ||= performance.now() / 1_000;
    const wanted = performance.now() / 1_000 - this.silenceFrom;
    for (; this.silentUntil < wanted; this.silentUntil += SILENCE) {
      void encoder.sound(new Float32Array(48_000 * SILENCE), this.silentUntil);
    }
  }

  private async checkLine(): Promise<void> {
    const line = $("studio-uplink");
    line.dataset["verdict"] = "unknown";
    line.textContent = say("line_checking");
    try {
      const { uplink, roundTrip } = await measure(data.probe);
      const good = uplink >= NEEDED_UPLINK;
      line.dataset["verdict"] = good ? "good" : "poor";
      line.textContent = say(good ? "line_good" : "line_poor", {
        uplink: mega(Math.min(uplink, 100_000)),
        delay: whole(roundTrip),
      });
    } catch {
      line.dataset["verdict"] = "poor";
      line.textContent = say("line_failed");
    }
  }

  /** Every second: figures, time on air, and the note that lets a reloaded page resume. */
  private tell(): void {
    const figures = this.sender?.figures();
    if (!figures) return;
    if (this.state === "onair" || this.state === "reconnecting") {
      this.memory.onAirAt = Date.now();
      this.remember();
    }
    const kilobits = ((figures.sentBytes - this.lastBytes) * 8) / 1_000;
    this.lastBytes = figures.sentBytes;
    $("studio-sent").textContent = say("kbits", { number: whole(Math.max(0, kilobits)) });
    $("studio-delay").textContent = say("ms", { number: whole(figures.roundTrip) });
    $("studio-waiting").textContent = say("ms", { number: whole(figures.waiting) });
    const dropped = figures.droppedPictures + (this.encoder?.skipped ?? 0);
    $("studio-dropped").textContent = say("dropped_of", {
      pictures: whole(dropped),
      sounds: whole(figures.droppedSounds),
    });
    const seconds = Math.floor((performance.now() - this.since) / 1_000);
    $("studio-time").textContent = this.since ? clock(seconds) : "";
  }

  private remember(): void {
    sessionStorage.setItem(this.key, JSON.stringify(this.memory));
  }

  private become(state: State, text?: string): void {
    this.state = state;
    this.root.dataset["state"] = state;
    const onAir = state === "onair" || state === "reconnecting" || state === "connecting";
    $("studio-go").hidden = onAir || state === "occupied" || state === "takenOver" || state === "ended";
    $("studio-take-over").hidden = state !== "occupied" && state !== "takenOver";
    $("studio-mute").hidden = state === "ended";
    $("studio-leave").hidden = !onAir;
    $("studio-time").hidden = !onAir;
    $("studio-figures").hidden = !onAir;
    const badge = $("studio-badge").classList;
    badge.toggle("badge-air", state === "onair");
    badge.toggle("badge-alarm", state === "reconnecting");
    badge.toggle("badge-soft", state !== "onair" && state !== "reconnecting");
    $("studio-badge-word").textContent = say(`badge_${state}`);
    $("studio-state").textContent = text ?? say(`state_${state}`);
  }
}

function say(key: string, args: Record<string, string> = {}): string {
  const pattern = data.texts[key] ?? key;
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => `\u2068${args[name] ?? ""}\u2069`);
}

function value(id: string): string {
  return $<HTMLSelectElement>(id).value;
}

function fill(select: HTMLElement, devices: MediaDeviceInfo[], chosen: MediaStreamTrack | null): void {
  if (!(select instanceof HTMLSelectElement)) return;
  const id = chosen?.getSettings().deviceId;
  const options = devices
    .filter((device) => device.deviceId)
    .map((device, index) => new Option(device.label || `${index + 1}`, device.deviceId, false, device.deviceId === id));
  if (options.length === 0) options.push(new Option(chosen?.label || say(chosen ? "unnamed" : "none"), ""));
  select.replaceChildren(...options);
  select.disabled = options.length < 2;
}

function whole(number: number): string {
  return figure(number, 0);
}

function mega(kilobits: number): string {
  return figure(kilobits / 1_000, 1);
}

/** Bare "ar" has other digits than Morocco's. */
function figure(number: number, digits: number): string {
  return new Intl.NumberFormat(`${document.documentElement.lang}-MA`, { maximumFractionDigits: digits }).format(number);
}

function clock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function socketUrl(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${data.socket}`;
}

void encodableProfile(FORM).then((profile) => {
  if (profile && navigator.mediaDevices) return new Studio(profile).begin();
  $("studio-unsupported").hidden = false;
  $("studio").dataset["state"] = "unsupported";
  return undefined;
});
