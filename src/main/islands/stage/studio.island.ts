// The studio: composes the picture, encodes it and sends it on air; the panel's parts are in studio-*.ts.
import { byId } from "../ground/page";
import { alreadyAllowed } from "./devices";
import { type AacDelay, prepareAac } from "./aac";
import { type Encodable, encodable } from "./encodable";
import { Encoder } from "./encoder";
import { Picture } from "./picture";
import { AAC_BITRATE, OPUS_BITRATE, type Plan, PLANS } from "./plans";
import type { LastWord } from "./protocol";
import { Sender } from "./sender";
import { Silence } from "./silence";
import { FRAME_RATE, type Size } from "./size-encoder";
import { StudioAdapting } from "./studio-adapting";
import { offerCards } from "./studio-card";
import { StudioCorrections } from "./studio-corrections";
import { StudioDevices } from "./studio-devices";
import { StudioFigures } from "./studio-figures";
import { checkLine } from "./studio-line";
import { StudioMemory } from "./studio-memory";
import { given, say } from "./studio-page";
import { StudioPlot } from "./studio-plot";
import { showState, type State } from "./studio-state";

const SIZES: Size[] = [
  { width: 1280, height: 720 },
  { width: 640, height: 360 },
];
const WAITS_FOR_AAC = 10_000; // ms; then it goes on air without

class Studio {
  private readonly picture = new Picture(byId<HTMLCanvasElement>("studio-preview"));
  private readonly memory = new StudioMemory(given.session);
  private readonly figures = new StudioFigures();
  private readonly plot = new StudioPlot();
  private readonly corrections = new StudioCorrections();
  private readonly devices: StudioDevices;
  private encoder: Encoder | null = null;
  private sender: Sender | null = null;
  private adapting: StudioAdapting | null = null;
  private aac: Promise<AacDelay> = Promise.resolve(undefined);
  private uplink: number | undefined;
  private silence = new Silence();
  private since = 0;
  private state: State = "idle";

  constructor(private readonly able: Encodable) {
    this.devices = new StudioDevices(this.picture, {
      opened: () => this.becomeReadyFrom("idle", "broken"),
      failed: (text) => this.become("broken", text),
      screenShown: () => this.becomeReadyFrom("idle"),
      microphoneInUse: () => this.sender !== null,
    });
    offerCards(given.cards, this.picture, this.memory);
    this.wire();
    const pace = new Worker(byId("studio").dataset["pace"] ?? "");
    pace.onmessage = () => this.tick();
    pace.postMessage(1_000 / FRAME_RATE);
    window.setInterval(() => this.tell(), 1_000);
  }

  async begin(): Promise<void> {
    byId("studio-desk").hidden = false;
    this.become("idle");
    this.aac = prepareAac(AAC_BITRATE);
    void this.check();
    const { wasOnAir } = this.memory;
    if (wasOnAir || (await alreadyAllowed())) await this.devices.open();
    if (wasOnAir && this.devices.hasCamera) await this.goOnAir(false);
  }

  private wire(): void {
    byId("studio-go").onclick = () => void this.goOnAir(false);
    byId("studio-take-over").onclick = () => void this.goOnAir(true);
    byId("studio-leave").onclick = () => void this.leave();
    byId("studio-check").onclick = () => void this.check();
    byId("studio-panel").onsubmit = (event) => event.preventDefault();
  }

  private async goOnAir(takeOver: boolean): Promise<void> {
    if (this.encoder) return;
    if (!this.devices.hasPicture) await this.devices.open();
    if (!this.devices.hasPicture) return;
    this.become("connecting");
    const aacDelay = await Promise.race([this.aac, after(WAITS_FOR_AAC)]);
    if (this.state !== "connecting") return;
    this.adapting = new StudioAdapting(
      this.uplink,
      () => this.encoder,
      () => this.sender,
    );
    const form = { sizes: SIZES, ...this.able, aacBitrate: AAC_BITRATE, aacDelay, live: true };
    const encoder = new Encoder(form, this.adapting.plan, this.devices.microphone, {
      tracks: (tracks) => {
        this.sender?.close();
        this.sender = new Sender(socketUrl(), this.memory.studio, tracks, takeOver, {
          onAir: () => this.onAir(),
          reconnecting: () => this.become("reconnecting"),
          needsKey: () => encoder.wantKey(),
          corrected: (millis) => this.corrections.tell(millis),
          over: (why) => this.over(why),
        });
      },
      packet: (packet) => this.sender?.send(packet),
      paused: (track) => this.sender?.pause(track),
      failed: () => this.finish("broken", say("encoder_failed")),
    });
    this.encoder = encoder;
    this.silence = new Silence();
    await encoder.start();
    this.devices.holdMicrophone();
  }

  private async check(): Promise<void> {
    this.uplink = await checkLine();
  }

  private onAir(): void {
    if (!this.since) this.since = performance.now();
    this.become("onair");
  }

  private over(why: LastWord): void {
    if (why.type === "refused") this.finish("refused", why.text);
    else this.finish(why.type);
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
    this.adapting?.end();
    this.plot.clear();
    this.corrections.clear();
    this.encoder = null;
    this.sender = null;
    this.adapting = null;
    this.since = 0;
    this.memory.leftAir();
    if (state === "ended") this.devices.release();
    this.become(state, text);
    void this.devices.list();
  }

  /** One frame: composed for the preview, and encoded when on air. */
  private tick(): void {
    this.picture.draw();
    this.devices.showLevel();
    const encoder = this.encoder;
    if (!encoder) return;
    if (!this.devices.microphone) this.silence.fill(encoder);
    const now = encoder.now();
    if (now !== null) void encoder.frame(this.picture.canvas, now);
  }

  /** Every second: the figures, and the note that lets a reloaded page resume. */
  private tell(): void {
    const figures = this.sender?.figures();
    if (!figures) return;
    if (this.state === "onair" || this.state === "reconnecting") this.memory.onAirNow();
    const sent = this.figures.show(figures, this.encoder?.pace.skipped ?? 0, this.since);
    this.plot.add(sent, this.adapting?.wanted ?? 0);
  }

  private becomeReadyFrom(...states: State[]): void {
    if (states.includes(this.state)) this.become("ready");
  }

  private become(state: State, text?: string): void {
    this.state = state;
    showState(state, text);
  }
}

function socketUrl(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${given.socket}`;
}

async function after(time: number): Promise<undefined> {
  await new Promise((resolve) => setTimeout(resolve, time));
}

void encodable(SIZES, PLANS[0] as Plan, OPUS_BITRATE).then((able) => {
  if (able && navigator.mediaDevices) return new Studio(able).begin();
  byId("studio-unsupported").hidden = false;
  byId("studio").dataset["state"] = "unsupported";
  return undefined;
});
