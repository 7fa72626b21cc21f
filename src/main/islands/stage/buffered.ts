// How much a player has loaded.

/** The end of it, in seconds of the player's timeline; 0 where there is nothing. */
export function bufferedEnd({ buffered }: HTMLVideoElement): number {
  return buffered.length > 0 ? buffered.end(buffered.length - 1) : 0;
}

/** Seconds beyond what is played. */
export function ahead(video: HTMLVideoElement): number {
  return Math.max(0, bufferedEnd(video) - video.currentTime);
}
