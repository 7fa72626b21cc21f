// The ways to a hall: a WebSocket, or where a network lets none through, server-sent events, or asking again and again. All bring the same frames.

/** What a way tells. `heard` gets one frame as JSON. */
export interface Ears {
  opened(): void;
  heard(frame: string): void;
  closed(): void;
}

export interface Way {
  readonly up: boolean;
  send(command: string): void;
  close(): void;
}

/** Where the hall is: its path, and what the address says of the reader. */
export interface Address {
  path: string;
  query: string;
}

export type Kind = (to: Address, ears: Ears) => Way;

/** How long a way may take until it brings something; a proxy that holds everything back looks like a line that is up. */
const PATIENCE = 10_000;

export const socket: Kind = (to, ears) => {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const made = new WebSocket(`${scheme}//${location.host}${to.path}?${to.query}`);
  const opening = setTimeout(() => made.close(), PATIENCE);
  made.onopen = () => ears.opened();
  made.onmessage = (event) => {
    clearTimeout(opening);
    ears.heard(String(event.data));
  };
  made.onclose = () => {
    clearTimeout(opening);
    ears.closed();
  };
  return {
    get up() {
      return made.readyState === WebSocket.OPEN;
    },
    send: (command) => made.send(command),
    close: () => made.close(),
  };
};

export const events: Kind = (to, ears) => {
  const source = new EventSource(`${to.path}/events?${to.query}`);
  let over = false;
  const close = () => {
    if (over) return;
    over = true;
    clearTimeout(waiting);
    source.close();
    ears.closed();
  };
  const waiting = setTimeout(close, PATIENCE);
  source.onopen = () => ears.opened();
  source.onmessage = (event) => {
    clearTimeout(waiting);
    ears.heard(String(event.data));
  };
  source.onerror = close;
  return {
    get up() {
      return !over && source.readyState === EventSource.OPEN;
    },
    send: (command) => void post(to, ears, command),
    close,
  };
};

export const polling: Kind = (to, ears) => {
  const stop = new AbortController();
  let up = false;
  let { query } = to;
  const ask = async (): Promise<void> => {
    const answer = await fetch(`${to.path}/frames?${query}`, { signal: stop.signal });
    const told = (await answer.json()) as { type: string; epoch?: string; offset?: number }[];
    if (!Array.isArray(told)) throw new Error(`HTTP ${answer.status}`);
    if (!up) {
      up = true;
      ears.opened();
    }
    for (const frame of told) {
      if (frame.epoch !== undefined) query = known(query, frame.epoch, frame.offset ?? -1);
      ears.heard(JSON.stringify(frame));
    }
    // it was said why; it is not asked again at once
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  };
  const go = async (): Promise<void> => {
    try {
      while (!stop.signal.aborted) await ask();
    } catch {
      // the room comes back, after a while
    }
    up = false;
    ears.closed();
  };
  void go();
  return {
    get up() {
      return up;
    },
    send: (command) => void post(to, ears, command),
    close: () => stop.abort(),
  };
};

/** The query of one who knows everything up to there. */
export function known(query: string, epoch: string, offset: number): string {
  const fields = new URLSearchParams(query);
  fields.set("epoch", epoch);
  fields.set("offset", String(offset));
  return fields.toString();
}

/** A command that gets no answer is sent again by the room when it comes back, with the same key. */
async function post(to: Address, ears: Ears, command: string): Promise<void> {
  try {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(`${to.path}/commands?${to.query}`, { method: "POST", headers, body: command });
    const said = await answer.text();
    if (said.startsWith('{"type"')) ears.heard(said);
  } catch {
    // as above
  }
}
