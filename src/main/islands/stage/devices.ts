// Cameras, screens and microphones.

export interface Devices {
  cameras: MediaDeviceInfo[];
  microphones: MediaDeviceInfo[];
}

export async function listed(): Promise<Devices> {
  const all = (await navigator.mediaDevices.enumerateDevices?.()) ?? [];
  return {
    cameras: all.filter((device) => device.kind === "videoinput"),
    microphones: all.filter((device) => device.kind === "audioinput"),
  };
}

/** Camera and microphone together, so that the browser asks once; either alone where the other is missing. */
export async function cameraAndMicrophone(camera: string, microphone: string): Promise<MediaStream> {
  const video = {
    deviceId: camera ? { exact: camera } : undefined,
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 25 },
  };
  const audio = microphoneWish(microphone);
  try {
    return await navigator.mediaDevices.getUserMedia({ video, audio });
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "NotFoundError") throw error;
    return navigator.mediaDevices
      .getUserMedia({ video: true })
      .catch(() => navigator.mediaDevices.getUserMedia({ audio }));
  }
}

export async function microphoneAlone(microphone: string): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ audio: microphoneWish(microphone) });
}

export async function screen(): Promise<MediaStream> {
  return navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { ideal: 25 } }, audio: false });
}

/** Whether the browser will not ask again. */
export async function alreadyAllowed(): Promise<boolean> {
  try {
    const answers = await Promise.all(
      ["camera", "microphone"].map((name) => navigator.permissions.query({ name: name as PermissionName })),
    );
    return answers.every((answer) => answer.state === "granted");
  } catch {
    return false;
  }
}

function microphoneWish(microphone: string): MediaTrackConstraints {
  return {
    deviceId: microphone ? { exact: microphone } : undefined,
    channelCount: { ideal: 1 },
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
  };
}

/** Measures how loud a microphone is, 0 to 1 on a scale of decibels as the ear hears it. */
export class Level {
  private context: AudioContext | null = null;
  private source: MediaStreamAudioSourceNode | null = null;
  private analyser: AnalyserNode | null = null;
  private samples = new Float32Array(1024);

  listen(track: MediaStreamTrack): void {
    this.source?.disconnect();
    this.context ??= new AudioContext();
    void this.context.resume();
    this.analyser ??= new AnalyserNode(this.context, { fftSize: 1024 });
    this.source = this.context.createMediaStreamSource(new MediaStream([track]));
    this.source.connect(this.analyser);
  }

  now(): number {
    if (!this.analyser) return 0;
    this.analyser.getFloatTimeDomainData(this.samples);
    const power = this.samples.reduce((sum, sample) => sum + sample * sample, 0) / this.samples.length;
    const decibels = 10 * Math.log10(power + 1e-9);
    return Math.min(1, Math.max(0, (decibels + 60) / 55));
  }
}
