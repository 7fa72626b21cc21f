// The start of a studio's stream: the tracks are announced together, once all encoders have told their configuration; packets wait for that.
import type { Packet, TrackOffer } from "./protocol";

export class Opening {
  private readonly offers: (TrackOffer | null)[];
  private early: Packet[] = [];

  constructor(
    tracks: number,
    private readonly events: { tracks(offers: TrackOffer[]): void; packet(packet: Packet): void },
  ) {
    this.offers = new Array<null>(tracks).fill(null);
  }

  packet(packet: Packet): void {
    if (this.offers.includes(null)) this.early.push(packet);
    else this.events.packet(packet);
  }

  /** Answers whether it changes what was announced: all begins anew. */
  offer(track: number, offer: TrackOffer): boolean {
    const before = this.offers[track];
    if (before && JSON.stringify(before) === JSON.stringify(offer)) return false;
    this.offers[track] = offer;
    const offers = this.offers.filter((known) => known !== null);
    if (offers.length < this.offers.length) return false;
    this.events.tracks(offers);
    for (const packet of this.early) this.events.packet(packet);
    this.early = [];
    return !!before;
  }
}
