// The test's camera: paints the time (Date.now(), 48 bits) as black and white blocks, so that a player's picture says when it was taken.
// With `window.lively` there is more to encode in it.
// `paintedTime(video)` reads it back: milliseconds since 1970, or null when the picture has no readable clock.
(() => {
  const BITS = 48;
  const COLUMNS = 16;
  const block = (width, height) => ({ w: width / COLUMNS, h: height / 12 });

  const camera = () => {
    const canvas = document.createElement("canvas");
    canvas.width = 1280;
    canvas.height = 720;
    const pen = canvas.getContext("2d", { alpha: false });
    let frame = 0;
    const paint = () => {
      const now = Date.now();
      const { w, h } = block(canvas.width, canvas.height);
      pen.fillStyle = "#456";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      for (let bit = 0; bit < BITS; bit++) {
        pen.fillStyle = Math.floor(now / 2 ** bit) % 2 ? "#fff" : "#000";
        pen.fillRect((bit % COLUMNS) * w, h + Math.floor(bit / COLUMNS) * h, w + 1, h + 1);
      }
      for (let at = 0; window.lively && at < 60; at++) {
        pen.fillStyle = `hsl(${(at * 37 + frame * 3) % 360} 60% 50%)`;
        pen.fillRect((at * 97 + frame * 7) % canvas.width, canvas.height * 0.45 + ((at * 53 + frame * 2) % 340), 60, 60);
      }
      pen.fillStyle = "#c80";
      pen.fillRect((frame++ * 8) % canvas.width, canvas.height * 0.6, 40, 40);
    };
    setInterval(paint, 40);
    paint();
    return canvas.captureStream(25).getVideoTracks()[0];
  };

  const microphone = () => {
    const context = new AudioContext();
    const tone = context.createOscillator();
    const volume = context.createGain();
    const sink = context.createMediaStreamDestination();
    tone.frequency.value = 330;
    volume.gain.value = 0.1;
    tone.connect(volume).connect(sink);
    tone.start();
    return sink.stream.getAudioTracks()[0];
  };

  if (navigator.mediaDevices) {
    navigator.mediaDevices.getUserMedia = async ({ video, audio }) =>
      new MediaStream([...(video ? [camera()] : []), ...(audio ? [microphone()] : [])]);
  }

  window.paintedTime = (video) => {
    if (!video || !video.videoWidth) return null;
    const canvas = document.createElement("canvas");
    canvas.width = 320;
    canvas.height = 180;
    const pen = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { w, h } = block(canvas.width, canvas.height);
    let time = 0;
    for (let bit = 0; bit < BITS; bit++) {
      const x = ((bit % COLUMNS) + 0.5) * w;
      const y = h + (Math.floor(bit / COLUMNS) + 0.5) * h;
      const value = pen.getImageData(Math.floor(x), Math.floor(y), 1, 1).data[1];
      if (value > 90 && value < 165) return null;
      if (value >= 165) time += 2 ** bit;
    }
    return Math.abs(time - Date.now()) < 3_600_000 * 24 ? time : null;
  };
})();

// What a person sees of a video for a while: how far behind the camera each picture was, and for how much of the time nothing moved.
window.watchPicture = async (video, milliseconds) => {
  const delays = [];
  const begun = performance.now();
  let stalled = 0;
  let last = { at: begun, time: video.currentTime };
  while (performance.now() - begun < milliseconds) {
    await new Promise((done) => setTimeout(done, 100));
    const now = { at: performance.now(), time: video.currentTime };
    if (now.time === last.time) stalled += now.at - last.at;
    last = now;
    const painted = window.paintedTime(video);
    if (painted !== null) delays.push(Date.now() - painted);
  }
  return { delays, stalled: stalled / (performance.now() - begun) };
};
