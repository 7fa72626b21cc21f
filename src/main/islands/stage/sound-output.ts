// mediabunny gives out packets only from within an output; this one goes nowhere.
import { type AudioSource, Mp4OutputFormat, NullTarget, Output } from "mediabunny";

export function outputOf(source: AudioSource): Output {
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: "fragmented" }), target: new NullTarget() });
  output.addAudioTrack(source);
  return output;
}
