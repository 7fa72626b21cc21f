// The picture that goes on air: the camera or the screen, with the name card drawn into it.

export interface Side {
  first: string;
  second: string;
}

export interface Card {
  arabic: Side;
  latin: Side;
}

const TEAL = "#0a5c59";
const SAFFRON = "#e9a21b";
const FONT = '"Readex Pro", "Noto Sans Arabic", Tahoma, system-ui, sans-serif';
const SLIDE = 400; // ms for the card to come and go

export class Picture {
  private readonly context: CanvasRenderingContext2D;
  private readonly video = document.createElement("video");
  private frame: VideoFrame | null = null;
  private reader: ReadableStreamDefaultReader<VideoFrame> | null = null;
  private fit: "cover" | "contain" = "cover";
  private cardAt = 0;
  private cardShown = false;
  private lastDraw = performance.now();
  card: Card | null = null;

  constructor(readonly canvas: HTMLCanvasElement) {
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) throw new Error("no canvas");
    this.context = context;
    this.video.muted = true;
    this.video.playsInline = true;
  }

  /** Shows a track; its frames are read directly where the browser can, since a video element may sleep in the background. */
  async show(track: MediaStreamTrack, fit: "cover" | "contain"): Promise<void> {
    void this.reader?.cancel().catch(() => undefined);
    this.reader = null;
    this.dropFrame();
    this.fit = fit;
    const Processor = (globalThis as { MediaStreamTrackProcessor?: TrackProcessorConstructor })
      .MediaStreamTrackProcessor;
    if (Processor) {
      const reader = new Processor({ track }).readable.getReader();
      this.reader = reader;
      void this.follow(reader);
      return;
    }
    this.video.srcObject = new MediaStream([track]);
    await this.video.play();
  }

  showCard(shown: boolean): void {
    this.cardShown = shown;
  }

  draw(): void {
    const { width, height } = this.canvas;
    this.context.fillStyle = "#10191a";
    this.context.fillRect(0, 0, width, height);
    const frame = this.frame;
    if (frame) this.place(frame, frame.displayWidth, frame.displayHeight);
    else if (this.video.videoWidth > 0) this.place(this.video, this.video.videoWidth, this.video.videoHeight);
    this.moveCard();
    if (this.card && this.cardAt > 0) this.drawCard(this.card, easeOut(this.cardAt));
  }

  private async follow(reader: ReadableStreamDefaultReader<VideoFrame>): Promise<void> {
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
      if (done || !value) return;
      if (reader !== this.reader) {
        value.close();
        return;
      }
      this.dropFrame();
      this.frame = value;
    }
  }

  private dropFrame(): void {
    this.frame?.close();
    this.frame = null;
  }

  private place(image: CanvasImageSource, imageWidth: number, imageHeight: number): void {
    const { width, height } = this.canvas;
    const pick = this.fit === "cover" ? Math.max : Math.min;
    const scale = pick(width / imageWidth, height / imageHeight);
    const w = imageWidth * scale;
    const h = imageHeight * scale;
    this.context.drawImage(image, (width - w) / 2, (height - h) / 2, w, h);
  }

  private moveCard(): void {
    const now = performance.now();
    const step = (now - this.lastDraw) / SLIDE;
    this.lastDraw = now;
    this.cardAt = Math.min(1, Math.max(0, this.cardAt + (this.cardShown ? step : -step)));
  }

  /** A lower third: Arabic at the right, French at the left, a star of eight points between them. */
  private drawCard(card: Card, shown: number): void {
    const { context } = this;
    const { width, height } = this.canvas;
    const unit = height / 720;
    const barHeight = 128 * unit;
    const top = height - barHeight - 40 * unit + (1 - shown) * (barHeight + 60 * unit);
    context.save();
    context.globalAlpha = shown;
    context.fillStyle = TEAL;
    context.fillRect(40 * unit, top, width - 80 * unit, barHeight);
    context.fillStyle = SAFFRON;
    context.fillRect(40 * unit, top, width - 80 * unit, 5 * unit);
    star(context, width / 2, top + barHeight / 2, 24 * unit, SAFFRON);
    const half = width / 2 - 120 * unit;
    this.drawSide(card.latin, "ltr", 68 * unit, top, half, unit);
    this.drawSide(card.arabic, "rtl", width - 68 * unit, top, half, unit);
    context.restore();
  }

  private drawSide(side: Side, direction: "ltr" | "rtl", x: number, top: number, room: number, unit: number): void {
    const { context } = this;
    context.direction = direction;
    context.textAlign = direction === "ltr" ? "left" : "right";
    context.textBaseline = "alphabetic";
    context.fillStyle = "#fff";
    this.font(side.first, 600, 32 * unit, room);
    context.fillText(side.first, x, top + (side.second ? 58 : 76) * unit);
    context.fillStyle = "#d9ecec";
    this.font(side.second, 400, 24 * unit, room);
    context.fillText(side.second, x, top + 100 * unit);
  }

  /** The largest size up to {@code size} at which the words fit. */
  private font(words: string, weight: number, size: number, room: number): void {
    this.context.font = `${weight} ${size}px ${FONT}`;
    const wide = this.context.measureText(words).width;
    if (wide > room) this.context.font = `${weight} ${Math.max(size * 0.5, (size * room) / wide)}px ${FONT}`;
  }
}

interface TrackProcessorConstructor {
  new (init: { track: MediaStreamTrack }): { readable: ReadableStream<VideoFrame> };
}

/** The star of eight points: two squares, one turned by 45°. */
export function star(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  colour: string,
  turn = 0,
): void {
  context.fillStyle = colour;
  for (const offset of [0, Math.PI / 4]) {
    context.beginPath();
    for (let corner = 0; corner < 4; corner++) {
      const angle = turn + offset + (corner * Math.PI) / 2;
      context.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    }
    context.fill();
  }
}

function easeOut(t: number): number {
  return 1 - (1 - t) ** 3;
}
