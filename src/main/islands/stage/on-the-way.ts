// The packets that were sent and are not acknowledged yet. They are numbered in the order in which they go, and go again after a cut.
import { Outflow } from "./outflow";
import type { Queued } from "./waiting";

export interface Sent extends Queued {
  number: number;
  /** When it was sent first, ms. */
  at: number;
}

export class OnTheWay {
  private packets: Sent[] = [];
  private bytes = 0;
  private readonly outflow = new Outflow();
  /** The number of the next packet. */
  next = 0;
  /** From sending a packet to its acknowledgement, ms. */
  roundTrip = 0;

  add(queued: Queued, now: number): Sent {
    const sent = { number: this.next++, at: now, ...queued };
    this.packets.push(sent);
    this.bytes += queued.packet.data.length;
    return sent;
  }

  /** This packet and all before it have come. */
  arrived(number: number, now: number): void {
    while (this.packets[0] && this.packets[0].number <= number) {
      const { at, packet } = this.packets[0];
      this.roundTrip = now - at;
      this.outflow.arrived(now, packet.data.length, this.roundTrip);
      this.bytes -= packet.data.length;
      this.packets.shift();
    }
  }

  get all(): readonly Sent[] {
    return this.packets;
  }

  /** Whether the line carries more at once. */
  hasRoom(now: number): boolean {
    return this.bytes < this.outflow.window(now);
  }

  /** kbit/s that arrived in the last second. */
  kilobits(now: number): number {
    return (this.outflow.rate(now) * 8) / 1_000;
  }

  /** The quickest acknowledgement lately, ms. */
  trip(now: number): number {
    return this.outflow.trip(now);
  }

  /** The line was cut: what it carried says nothing of the next one. */
  cut(): void {
    this.outflow.clear();
  }
}
