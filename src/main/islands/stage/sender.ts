// Sends packets in order, keeps what is not yet acknowledged, and sends it again after a reconnect. No more is on its way than the line
// carries at once, so that what is too late can still be left out: pictures before sound, the large ones before the small ones.
import { Link } from "./link";
import { OnTheWay, type Sent } from "./on-the-way";
import {
  chunks,
  type FromStage,
  type Hello,
  type LastWord,
  type Packet,
  randomName,
  type TrackOffer,
  VERSION,
} from "./protocol";
import { Waiting } from "./waiting";

const PICTURES_WAIT = 1_200; // ms
const SOUND_WAITS = 2_000; // ms
const CUT_PICTURES_WAIT = 3_000; // ms, while the line is cut
const CUT_SOUND_WAITS = 30_000; // ms
const CATCHING_UP = 10_000; // ms after a cut in which what waited meanwhile may be sent
const SILENT = 10_000; // ms without an acknowledgement while some is due: the line is dead

export interface SenderEvents {
  onAir(): void;
  reconnecting(): void;
  /** Picture and sound had drifted apart, by so many ms, and were put right. */
  corrected(millis: number): void;
  /** The last word of the stage, or that this studio left; nothing is sent any more. */
  over(why: LastWord): void;
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
  private readonly link: Link;
  private readonly waiting: Waiting;
  private readonly onTheWay = new OnTheWay();
  private readonly watch: number;
  private welcome = false;
  private stopped = false;
  private sentBytes = 0;
  private upSince = Number.NEGATIVE_INFINITY;
  private lastAck = 0;

  constructor(
    url: string,
    private readonly studio: string,
    private readonly tracks: TrackOffer[],
    private takeOver: boolean,
    private readonly events: SenderEvents,
  ) {
    this.waiting = new Waiting(tracks);
    this.watch = window.setInterval(() => this.look(), 250);
    this.link = new Link(url, {
      opened: () => this.link.send(this.hello()),
      heard: (message) => this.heard(message),
      lost: () => this.lost(),
    });
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
    while (this.welcome && (!this.waiting.empty || this.onTheWay.all.length > 0) && performance.now() < deadline) {
      this.flush();
      await new Promise((resume) => setTimeout(resume, 50));
    }
    this.link.send({ type: "stop" });
    this.close();
  }

  /** Leaves without a word. */
  close(): void {
    this.stopped = true;
    this.welcome = false;
    window.clearInterval(this.watch);
    this.link.close();
  }

  figures(): Figures {
    const now = performance.now();
    const oldest = Math.min(this.onTheWay.all[0]?.since ?? now, this.waiting.oldest() ?? now);
    const { droppedPictures, droppedSounds } = this.waiting;
    return {
      sentBytes: this.sentBytes,
      droppedPictures,
      droppedSounds,
      roundTrip: this.onTheWay.roundTrip,
      trip: this.onTheWay.trip(now),
      waiting: now - oldest,
      arrived: this.onTheWay.kilobits(now),
      steady: this.welcome && now - this.upSince > CATCHING_UP,
    };
  }

  private hello(): Hello {
    const { studio, run, takeOver, tracks } = this;
    const from = this.onTheWay.all[0]?.number ?? this.onTheWay.next;
    return { type: "hello", version: VERSION, studio, run, from, takeOver, tracks };
  }

  private heard(message: FromStage): void {
    switch (message.type) {
      case "welcome":
        return this.goOn(message.resumed, message.next);
      case "ack":
        return this.acknowledged(message.number);
      case "corrected":
        return this.events.corrected(message.millis);
      case "occupied":
      case "takenOver":
      case "refused":
      case "ended":
        this.close();
        this.events.over(message);
    }
  }

  private goOn(resumed: boolean, next: number): void {
    const first = this.onTheWay.next === 0;
    this.acknowledged(next - 1);
    this.welcome = true;
    this.takeOver = false;
    this.link.proved();
    for (const sent of this.onTheWay.all) this.put(sent);
    if (first) this.waiting.beginWithTheNewest();
    else if (!resumed) this.events.needsKey();
    this.upSince = first ? Number.NEGATIVE_INFINITY : performance.now();
    this.events.onAir();
    this.flush();
  }

  private acknowledged(number: number): void {
    this.lastAck = performance.now();
    this.onTheWay.arrived(number, this.lastAck);
    this.flush();
  }

  private lost(): void {
    this.welcome = false;
    this.onTheWay.cut();
    this.events.reconnecting();
  }

  /** The rest that only time tells: a line that went dead without a word, a buffer that has drained. */
  private look(): void {
    this.dropWhatIsTooLate();
    this.flush();
    const due = this.welcome && this.onTheWay.all.length > 0;
    if (due && performance.now() - this.lastAck > SILENT) this.link.cut();
  }

  private flush(): void {
    while (this.welcome && this.link.hasRoom && this.onTheWay.hasRoom(performance.now())) {
      for (const track of this.waiting.pauses()) this.link.send({ type: "pause", track });
      const queued = this.waiting.next();
      if (!queued) return;
      this.put(this.onTheWay.add(queued, performance.now()));
    }
  }

  private put(sent: Sent): void {
    for (const chunk of chunks(sent.packet, sent.number)) {
      this.link.send(chunk);
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
}
