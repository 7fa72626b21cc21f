// Several players of hls.js on one page, as the soak watches them. `players.open(url)` begins one muted; `players.watch(milliseconds)` tells
// of each: whether it began, for how long and how often it stood still for half a second or more, and what was fatal.
window.players = (() => {
  const LONG = 500;
  const all = [];

  const open = (url) => {
    const video = document.createElement("video");
    video.muted = true;
    video.width = 160;
    document.body.append(video);
    const hls = new window.Hls({ lowLatencyMode: true, enableWorker: false });
    const player = { url, video, errors: [], began: 0 };
    hls.on(window.Hls.Events.ERROR, (_, error) => error.fatal && player.errors.push(error.details));
    hls.loadSource(url);
    hls.attachMedia(video);
    video.play().catch((refused) => player.errors.push(String(refused)));
    all.push(player);
  };

  const state = (player) => ({ at: performance.now(), time: player.video.currentTime });

  const look = (player) => {
    const now = state(player);
    if (now.time !== player.last.time || player.video.ended) {
      const still = now.at - player.last.at;
      if (still >= LONG) {
        player.stalls++;
        player.stalled += still;
      }
      player.last = now;
    }
  };

  const watch = async (milliseconds) => {
    const begun = performance.now();
    all.forEach((player) => Object.assign(player, { last: state(player), from: player.video.currentTime, stalls: 0, stalled: 0 }));
    while (performance.now() - begun < milliseconds) {
      await new Promise((done) => setTimeout(done, 100));
      all.forEach(look);
    }
    return all.map(({ url, errors, stalls, stalled, video, from, last }) => {
      const still = performance.now() - last.at;
      const stuck = still >= LONG && !video.ended;
      return {
        url,
        errors,
        stalls: stalls + (stuck ? 1 : 0),
        stalled: (stalled + (stuck ? still : 0)) / 1000,
        played: video.currentTime - from,
      };
    });
  };

  const close = () => all.splice(0).forEach(({ video }) => video.remove());

  return { open, watch, close };
})();
