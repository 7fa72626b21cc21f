// A microphone's sound as the encoders take it.

export const SAMPLE_RATE = 48_000;

/**
 * A microphone's sound as one channel at 48 kHz, whatever the device gives. The browser's own sound engine does it without delay;
 * mediabunny's `transform` would gather five seconds at a time.
 */
export class Tuner {
  private readonly context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: "interactive" });
  readonly track: MediaStreamAudioTrack;

  constructor(microphone: MediaStreamTrack) {
    const out = new MediaStreamAudioDestinationNode(this.context, { channelCount: 1, channelCountMode: "explicit" });
    this.context.createMediaStreamSource(new MediaStream([microphone])).connect(out);
    this.track = out.stream.getAudioTracks()[0] as MediaStreamAudioTrack;
    void this.context.resume();
  }

  close(): void {
    this.track.stop();
    void this.context.close();
  }
}
