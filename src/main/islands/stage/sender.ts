// Sends packets in order, keeps what is not yet acknowledged, and sends it again after a reconnect. No more is on its way than the line
// carries at once, so that what is too late can still be left out: pictures before sound, the large ones before the small ones.
import { Outflow } from "./outflow";
import { chunks, type FromStage, type Hello, type Packet, type TrackOffer, randomName, VERSION } from "./protocol";
import { Waiting } from "./waiting";

const SOCKET_BUFFER = 256_000; // bytes the browser may hold before the network
const PICTURES_WAIT = 1_200; // ms
const SOUND_WAITS = 2_000; // ms
const CUT_PICTURES_WAIT = 3_000; // ms, while the line is cut
const CUT_SOUND_WAITS = 30_000; // ms
const CATCHING_UP = 10_000; // ms after a cut in which what waited meanwhile may be sent
const RETRY = [250, 500, 1_000, 2_000]; // ms
const SILENT = 10_000; // ms without an acknowledgement while some is due: the line is dead

interface Sent {
  number: number;
  packet: Packet;
  /** When it came from the encoder, ms. */
  since: number;
  at: number;
}

export interface SenderEvents {
  onAir(): void;
  reconnecting(): void;
  /** The last word of the stage, or that this studio left; nothing is sent any more. */
  over(why: Exclude<FromStage, { type: "welcome" | "ack" }>): void;
  /** The stage begins anew in the middle of a group of pictures. */
  needsKey(): void;
}

export interface Figures {
  sentBytes: number;
  droppedPictures: number;
  droppedSounds: number;
  /** From sending a packet to its acknowledgement, ms. */
  roundTrip: number;
  /** The same at its quickest lately, ms. */
  trip: number;
  /** The age of the oldest thing not acknowledged, ms: what has built up. */
  waiting: number;
  /** kbit/s that arrived in the last second. */
  arrived: number;
  /** Whether it is connected, and for long enough that what waited during a cut is gone. */
  steady: boolean;
}

export class Sender {
  private readonly run = randomName();
  private socket: WebSocket | null = null;
  private welcome = false;
  private stopped = false;
  private attempts = 0;
  private number = 0;
  private readonly waiting: Waiting;
  private readonly outflow = new Outflow();
  private sent: Sent[] = [];
  private onTheWay = 0;
  private sentBytes = 0;
  private roundTrip = 0;
  private upSince = Number.NEGATIVE_INFINITY;
  private takeOver: boolean;
  private lastAck = 0;
  private readonly watch: number;

  constructor(
    private readonly url: string,
    private readonly studio: string,
    private readonly tracks: TrackOffer[],
    takeOver: boolean,
    private readonly events: SenderEvents,
  ) {
    this.takeOver = takeOver;
    this.waiting = new Waiting(tracks);
    this.watch = window.setInterval(() => this.look(), 250);
    this.connect();
  }

  send(packet: Packet): void {
    if (this.stopped) return;
    this.waiting.add(packet, performance.now());
    this.dropWhatIsTooLate();
    this.flush();
  }

  /** The track sends nothing until its next key frame. */
  pause(track: number): void {
    this.waiting.pause(track);
    this.flush();
  }

  /** Leaves the stage once everything is sent, or after a second. */
  async stop(): Promise<void> {
    const deadline = performance.now() + 1_000;
    while (this.welcome && (!this.waiting.empty || this.sent.length > 0) && performance.now() < deadline) {
      this.flush();
      await new Promise((resume) => setTimeout(resume, 50));
    }
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ type: "stop" }));
    this.close();
  }

  figures(): Figures {
    const now = performance.now();
    const oldest = Math.min(this.sent[0]?.since ?? now, this.waiting.oldest() ?? now);
    const { droppedPictures, droppedSounds } = this.waiting;
    return {
      sentBytes: this.sentBytes,
      droppedPictures,
      droppedSounds,
      roundTrip: this.roundTrip,
      trip: this.outflow.trip(now),
      waiting: now - oldest,
      arrived: (this.outflow.rate(now) * 8) / 1_000,
      steady: this.welcome && now - this.upSince > CATCHING_UP,
    };
  }

  private connect(): void {
    const socket = new WebSocket(this.url);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    socket.onopen = () => {
      const hello: Hello = {
        type: "hello",
        version: VERSION,
        studio: this.studio,
        run: this.run,
        from: this.sent[0]?.number ?? this.number,
        takeOver: this.takeOver,
        tracks: this.tracks,
      };
      socket.send(JSON.stringify(hello));
    };
    socket.onmessage = (event) => {
      if (socket === this.socket) this.heard(JSON.parse(event.data as string) as FromStage);
    };
    socket.onclose = () => {
      if (socket === this.socket) this.lost();
    };
  }

  private heard(message: FromStage): void {
    switch (message.type) {
      case "welcome":
        this.goOn(message.resumed, message.next);
        return;
      case "ack":
        this.acknowledged(message.number);
        return;
      default:
        this.close();
        this.events.over(message);
    }
  }

  private goOn(resumed: boolean, next: number): void {
    const before = this.number;
    this.acknowledged(next - 1);
    this.welcome = true;
    this.takeOver = false;
    this.attempts = 0;
    this.lastAck = performance.now();
    for (const sent of this.sent) this.put(sent);
    if (!resumed && before > 0) this.events.needsKey();
    if (before === 0) this.waiting.beginWithTheNewest();
    this.upSince = before === 0 ? Number.NEGATIVE_INFINITY : performance.now();
    this.events.onAir();
    this.flush();
  }

  private acknowledged(number: number): void {
    const now = performance.now();
    this.lastAck = now;
    while (this.sent[0] && this.sent[0].number <= number) {
      const { at, packet } = this.sent[0];
      this.roundTrip = now - at;
      this.outflow.arrived(now, packet.data.length, this.roundTrip);
      this.onTheWay -= packet.data.length;
      this.sent.shift();
    }
    this.flush();
  }

  private lost(): void {
    this.socket = null;
    this.welcome = false;
    this.outflow.clear();
    if (this.stopped) return;
    this.events.reconnecting();
    const wait = RETRY[Math.min(this.attempts++, RETRY.length - 1)] ?? 2_000;
    window.setTimeout(() => !this.stopped && this.connect(), wait);
  }

  /** The rest that only time tells: a line that went dead without a word, a buffer that has drained. */
  private look(): void {
    this.dropWhatIsTooLate();
    this.flush();
    if (this.welcome && this.sent.length > 0 && performance.now() - this.lastAck > SILENT) {
      const dead = this.socket;
      this.lost();
      dead?.close();
    }
  }

  private flush(): void {
    while (this.welcome && this.socket && this.mayMore(this.socket)) {
      for (const track of this.waiting.pauses()) this.socket.send(JSON.stringify({ type: "pause", track }));
      const queued = this.waiting.next();
      if (!queued) return;
      const sent = { number: this.number++, at: performance.now(), ...queued };
      this.sent.push(sent);
      this.onTheWay += queued.packet.data.length;
      this.put(sent);
    }
  }

  private mayMore(socket: WebSocket): boolean {
    return this.onTheWay < this.outflow.window(performance.now()) && socket.bufferedAmount < SOCKET_BUFFER;
  }

  private put(sent: Sent): void {
    for (const chunk of chunks(sent.packet, sent.number)) {
      this.socket?.send(chunk);
      this.sentBytes += chunk.length;
    }
  }

  /** While the line is up nothing waits for long; what a cut has kept waiting is given some time to be sent. */
  private dropWhatIsTooLate(): void {
    const now = performance.now();
    const cut = !this.welcome || now - this.upSince < CATCHING_UP;
    this.waiting.dropBefore(
      now - (cut ? CUT_PICTURES_WAIT : PICTURES_WAIT),
      now - (cut ? CUT_SOUND_WAITS : SOUND_WAITS),
    );
  }

  /** Leaves without a word. */
  close(): void {
    this.stopped = true;
    this.welcome = false;
    window.clearInterval(this.watch);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }
}
