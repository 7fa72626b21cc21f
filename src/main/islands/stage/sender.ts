// Sends packets in order, keeps what is not yet acknowledged, sends it again after a reconnect, and lets go of picture before sound
// when the line is too slow.
import { chunks, type FromStage, type Hello, type Packet, type TrackOffer, randomName, VERSION } from "./protocol";

const SENT_WINDOW = 1_000_000; // bytes on their way
const SOCKET_BUFFER = 256_000; // bytes the browser may hold before the network
const BEHIND = 3_000_000; // µs of picture waiting before some is dropped
const SOUND_KEPT = 30_000_000; // µs of sound waiting
const RETRY = [250, 500, 1_000, 2_000]; // ms
const SILENT = 10_000; // ms without an acknowledgement while some is due: the line is dead

interface Sent {
  number: number;
  packet: Packet;
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
  /** The age of the oldest thing not acknowledged, ms. */
  waiting: number;
}

export class Sender {
  private readonly run = randomName();
  private socket: WebSocket | null = null;
  private welcome = false;
  private stopped = false;
  private attempts = 0;
  private number = 0;
  private waiting: Packet[] = [];
  private sent: Sent[] = [];
  private sentBytes = 0;
  private droppedPictures = 0;
  private droppedSounds = 0;
  private roundTrip = 0;
  private untilKey = false;
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
    this.watch = window.setInterval(() => this.look(), 250);
    this.connect();
  }

  send(packet: Packet): void {
    if (this.stopped) return;
    this.waiting.push(packet);
    this.dropWhatIsTooLate();
    this.flush();
  }

  /** Leaves the stage once everything is sent, or after a second. */
  async stop(): Promise<void> {
    const deadline = performance.now() + 1_000;
    while (this.welcome && (this.waiting.length > 0 || this.sent.length > 0) && performance.now() < deadline) {
      this.flush();
      await new Promise((resume) => setTimeout(resume, 50));
    }
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ type: "stop" }));
    this.close();
  }

  figures(): Figures {
    const oldest = this.sent[0];
    const queued = this.waiting.length > 1 ? this.span(this.waiting) / 1_000 : 0;
    return {
      sentBytes: this.sentBytes,
      droppedPictures: this.droppedPictures,
      droppedSounds: this.droppedSounds,
      roundTrip: this.roundTrip,
      waiting: queued + (oldest ? performance.now() - oldest.at : 0),
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
    if (before === 0) this.beginWithTheNewest();
    this.events.onAir();
    this.flush();
  }

  /** Nobody has seen anything yet, so what waited for the welcome would only make everyone late. */
  private beginWithTheNewest(): void {
    const isKeyPicture = (packet: Packet) => packet.key && this.tracks[packet.track]?.kind === "video";
    const newest = this.waiting.filter(isKeyPicture).pop();
    if (newest) this.waiting = this.waiting.slice(this.waiting.indexOf(newest));
  }

  private acknowledged(number: number): void {
    const now = performance.now();
    this.lastAck = now;
    while (this.sent[0] && this.sent[0].number <= number) {
      this.roundTrip = now - this.sent[0].at;
      this.sent.shift();
    }
    this.flush();
  }

  private lost(): void {
    this.socket = null;
    this.welcome = false;
    if (this.stopped) return;
    this.events.reconnecting();
    const wait = RETRY[Math.min(this.attempts++, RETRY.length - 1)] ?? 2_000;
    window.setTimeout(() => !this.stopped && this.connect(), wait);
  }

  /** The rest that only time tells: a line that went dead without a word, a buffer that has drained. */
  private look(): void {
    this.flush();
    if (this.welcome && this.sent.length > 0 && performance.now() - this.lastAck > SILENT) {
      const dead = this.socket;
      this.lost();
      dead?.close();
    }
  }

  private flush(): void {
    let onTheWay = this.sent.reduce((sum, sent) => sum + sent.packet.data.length, 0);
    while (this.welcome && this.socket && onTheWay < SENT_WINDOW && this.socket.bufferedAmount < SOCKET_BUFFER) {
      const packet = this.waiting.shift();
      if (!packet) return;
      const sent = { number: this.number++, packet, at: performance.now() };
      this.sent.push(sent);
      onTheWay += packet.data.length;
      this.put(sent);
    }
  }

  private put(sent: Sent): void {
    for (const chunk of chunks(sent.packet, sent.number)) {
      this.socket?.send(chunk);
      this.sentBytes += chunk.length;
    }
  }

  /** Picture goes first, up to the next key frame, since what lies between could not be decoded; sound only after half a minute. */
  private dropWhatIsTooLate(): void {
    const isPicture = (packet: Packet) => this.tracks[packet.track]?.kind === "video";
    const newest = this.waiting[this.waiting.length - 1];
    if (newest && this.untilKey && isPicture(newest)) {
      if (!newest.key) {
        this.waiting.pop();
        this.droppedPictures++;
        return;
      }
      this.untilKey = false;
    }
    const pictures = this.waiting.filter(isPicture);
    if (this.span(pictures) > BEHIND) {
      const lastKey = pictures.filter((packet) => packet.key).pop();
      const keep = lastKey && lastKey !== pictures[0] ? lastKey : undefined;
      this.untilKey = keep === undefined;
      const kept = this.waiting.filter((packet) => !isPicture(packet) || (keep && packet.timestamp >= keep.timestamp));
      this.droppedPictures += this.waiting.length - kept.length;
      this.waiting = kept;
    }
    const sounds = this.waiting.filter((packet) => !isPicture(packet));
    if (this.span(sounds) > SOUND_KEPT) {
      this.waiting.splice(this.waiting.indexOf(sounds[0] as Packet), 1);
      this.droppedSounds++;
    }
  }

  private span(packets: Packet[]): number {
    const first = packets[0];
    const last = packets[packets.length - 1];
    return first && last ? last.timestamp - first.timestamp : 0;
  }

  private close(): void {
    this.stopped = true;
    this.welcome = false;
    window.clearInterval(this.watch);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }
}
