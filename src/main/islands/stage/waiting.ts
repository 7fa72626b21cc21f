// The packets that wait for the line: sound goes before pictures, the small size before the large one.
import type { Packet, TrackOffer } from "./protocol";

export interface Queued {
  packet: Packet;
  /** When it came, ms. */
  since: number;
}

interface Lane {
  track: number;
  sound: boolean;
  packets: Queued[];
  /** What comes before the next key frame could not be decoded. */
  untilKey: boolean;
  /** Nothing more comes until the next key frame. */
  pausing: boolean;
}

export class Waiting {
  private readonly lanes: Lane[];
  droppedPictures = 0;
  droppedSounds = 0;

  constructor(tracks: TrackOffer[]) {
    const lane = (track: number) => ({ track, packets: [], untilKey: false, pausing: false });
    this.lanes = tracks
      .map((offer, track) => ({ ...lane(track), sound: offer.kind === "audio", width: offer.width }))
      .sort((a, b) => a.width - b.width);
  }

  add(packet: Packet, now: number): void {
    const lane = this.lane(packet.track);
    if (!lane) return;
    if (lane.untilKey && !packet.key) {
      this.droppedPictures++;
      return;
    }
    lane.untilKey = false;
    lane.pausing = false;
    lane.packets.push({ packet, since: now });
  }

  /** The track ends for now with what it has. */
  pause(track: number): void {
    const lane = this.lane(track);
    if (lane) lane.pausing = true;
  }

  /** The tracks that have come to their pause; each is told once. */
  pauses(): number[] {
    const paused = this.lanes.filter((lane) => lane.pausing && lane.packets.length === 0);
    for (const lane of paused) lane.pausing = false;
    return paused.map((lane) => lane.track);
  }

  next(): Queued | undefined {
    const sounds = this.lanes.filter((lane) => lane.sound && lane.packets.length > 0);
    sounds.sort((a, b) => a.packets[0]!.packet.timestamp - b.packets[0]!.packet.timestamp);
    return (sounds[0] ?? this.lanes.find((lane) => lane.packets.length > 0))?.packets.shift();
  }

  get empty(): boolean {
    return this.lanes.every((lane) => lane.packets.length === 0);
  }

  /** When what waits longest came, ms. */
  oldest(): number | undefined {
    const heads = this.lanes.map((lane) => lane.packets[0]?.since).filter((since) => since !== undefined);
    return heads.length > 0 ? Math.min(...heads) : undefined;
  }

  /** Lets go of what came before these times: of pictures up to a key frame, and all of them where there is none. */
  dropBefore(pictures: number, sounds: number): void {
    for (const lane of this.lanes) {
      if (lane.sound) this.droppedSounds += this.dropFrom(lane, (queued) => queued.since >= sounds);
      else if (lane.packets[0] && lane.packets[0].since < pictures) {
        this.droppedPictures += this.dropFrom(lane, ({ packet, since }) => packet.key && since >= pictures);
        lane.untilKey = lane.pausing = lane.packets.length === 0;
      }
    }
  }

  /** Nobody has seen anything yet: it begins with the newest key frame, since what came before would only make everyone late. */
  beginWithTheNewest(): void {
    const pictures = this.lanes.filter((lane) => !lane.sound).flatMap((lane) => lane.packets);
    const newest = pictures.filter(({ packet }) => packet.key).map(({ packet }) => packet.timestamp);
    if (newest.length === 0) return;
    const from = Math.max(...newest);
    for (const lane of this.lanes) this.dropFrom(lane, ({ packet }) => packet.timestamp >= from);
  }

  private dropFrom(lane: Lane, kept: (queued: Queued) => boolean): number {
    const first = lane.packets.findIndex(kept);
    return lane.packets.splice(0, first < 0 ? lane.packets.length : first).length;
  }

  private lane(track: number): Lane | undefined {
    return this.lanes.find((lane) => lane.track === track);
  }
}
