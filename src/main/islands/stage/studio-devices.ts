// The part of the panel for camera, screen and microphone: what is open, what may be chosen, how loud it is.
import { byId } from "../ground/page";
import { cameraAndMicrophone, Level, listed, microphoneAlone, screen } from "./devices";
import type { Picture } from "./picture";
import { say } from "./studio-page";

export interface DeviceEvents {
  /** Camera and microphone are open. */
  opened(): void;
  /** They are not, and why. */
  failed(text: string): void;
  screenShown(): void;
  /** Whether the microphone's sound is on its way to the stage, so that no other may take its place. */
  microphoneInUse(): boolean;
}

export class StudioDevices {
  private readonly level = new Level();
  private readonly cameras = byId<HTMLSelectElement>("studio-camera");
  private readonly microphones = byId<HTMLSelectElement>("studio-microphone");
  private readonly meter = byId("studio-level");
  private camera: MediaStreamTrack | null = null;
  private display: MediaStreamTrack | null = null;
  microphone: MediaStreamTrack | null = null;

  constructor(
    private readonly picture: Picture,
    private readonly events: DeviceEvents,
  ) {
    byId("studio-allow").onclick = this.cameras.onchange = () => void this.open();
    this.microphones.onchange = () => void this.chooseMicrophone();
    byId("studio-source-camera").onchange = () => this.backToCamera();
    byId("studio-source-screen").onchange = () => void this.showScreen();
    byId("studio-mute").onclick = () => this.mute();
    navigator.mediaDevices.addEventListener?.("devicechange", () => void this.list());
  }

  get hasCamera(): boolean {
    return this.camera !== null;
  }

  get hasPicture(): boolean {
    return this.camera !== null || this.display !== null;
  }

  /** Opens camera and microphone, which may make the browser ask. */
  async open(): Promise<void> {
    try {
      const stream = await cameraAndMicrophone(this.cameras.value, this.microphones.value);
      this.take(stream);
      if (this.camera && !this.display) await this.picture.show(this.camera, "cover");
      byId("studio-allow").hidden = true;
      await this.list();
      this.events.opened();
    } catch (error) {
      const denied = error instanceof DOMException && error.name === "NotAllowedError";
      this.events.failed(say(denied ? "denied" : "no_device"));
    }
  }

  async list(): Promise<void> {
    const devices = await listed();
    fill(this.cameras, devices.cameras, this.camera);
    fill(this.microphones, devices.microphones, this.microphone);
    this.microphones.disabled ||= this.events.microphoneInUse();
  }

  holdMicrophone(): void {
    this.microphones.disabled = true;
  }

  /** Nobody is filmed any longer. */
  release(): void {
    for (const track of [this.camera, this.display, this.microphone]) track?.stop();
  }

  showLevel(): void {
    const level = Math.round(this.level.now() * 100);
    this.meter.style.setProperty("--part", `${level}%`);
    this.meter.setAttribute("aria-valuenow", String(level));
  }

  private take(stream: MediaStream): void {
    if (this.events.microphoneInUse()) {
      for (const track of stream.getAudioTracks()) track.stop();
    } else {
      this.listen(stream);
    }
    this.camera?.stop();
    this.camera = stream.getVideoTracks()[0] ?? null;
  }

  private listen(stream: MediaStream): void {
    this.microphone?.stop();
    this.microphone = stream.getAudioTracks()[0] ?? null;
    if (this.microphone) this.level.listen(this.microphone);
  }

  private async chooseMicrophone(): Promise<void> {
    this.listen(await microphoneAlone(this.microphones.value));
  }

  private async showScreen(): Promise<void> {
    try {
      const track = (await screen()).getVideoTracks()[0];
      if (!track) throw new Error("no screen");
      this.display = track;
      track.onended = () => this.backToCamera();
      await this.picture.show(track, "contain");
      this.events.screenShown();
    } catch {
      this.backToCamera();
    }
  }

  private backToCamera(): void {
    this.display?.stop();
    this.display = null;
    byId<HTMLInputElement>("studio-source-camera").checked = true;
    if (this.camera) void this.picture.show(this.camera, "cover");
  }

  private mute(): void {
    const button = byId("studio-mute");
    const muted = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(muted));
    if (this.microphone) this.microphone.enabled = !muted;
  }
}

function fill(select: HTMLSelectElement, devices: MediaDeviceInfo[], chosen: MediaStreamTrack | null): void {
  const id = chosen?.getSettings().deviceId;
  const options = devices
    .filter((device) => device.deviceId)
    .map((device, index) => new Option(device.label || `${index + 1}`, device.deviceId, false, device.deviceId === id));
  if (options.length === 0) options.push(new Option(chosen?.label || say(chosen ? "unnamed" : "none"), ""));
  select.replaceChildren(...options);
  select.disabled = options.length < 2;
}
