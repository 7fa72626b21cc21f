// A socket to the stage that comes back by itself.
import type { FromStage } from "./protocol";

const SOCKET_BUFFER = 256_000; // bytes the browser may hold before the network
const RETRY = [250, 500, 1_000, 2_000]; // ms

export interface LinkEvents {
  /** It is open, for the first time or again. */
  opened(): void;
  heard(message: FromStage): void;
  /** It was cut; another one is on its way. */
  lost(): void;
}

export class Link {
  private socket: WebSocket | null = null;
  private attempts = 0;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly events: LinkEvents,
  ) {
    this.connect();
  }

  /** Whether more would go out soon. */
  get hasRoom(): boolean {
    return this.socket !== null && this.socket.bufferedAmount < SOCKET_BUFFER;
  }

  send(message: object | Uint8Array<ArrayBuffer>): void {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    this.socket.send(message instanceof Uint8Array ? message : JSON.stringify(message));
  }

  /** The stage has answered: the next cut is the first again. */
  proved(): void {
    this.attempts = 0;
  }

  /** Gives up a line that went dead without a word. */
  cut(): void {
    const dead = this.socket;
    this.lost();
    dead?.close();
  }

  close(): void {
    this.closed = true;
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private connect(): void {
    const socket = new WebSocket(this.url);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    socket.onopen = () => this.events.opened();
    socket.onmessage = (event) => {
      if (socket === this.socket) this.events.heard(JSON.parse(event.data as string) as FromStage);
    };
    socket.onclose = () => {
      if (socket === this.socket) this.lost();
    };
  }

  private lost(): void {
    this.socket = null;
    if (this.closed) return;
    this.events.lost();
    const wait = RETRY[Math.min(this.attempts++, RETRY.length - 1)] ?? 2_000;
    window.setTimeout(() => !this.closed && this.connect(), wait);
  }
}
