// A worker whose only work is to tick: its timer keeps its pace while the page is in the background, the page's own does not.
onmessage = (event: MessageEvent<number>) => {
  setInterval(() => postMessage(null), event.data);
};
