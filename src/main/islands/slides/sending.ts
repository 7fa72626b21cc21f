// A file on its way, in pieces: what was taken stays, so a line that is cut costs one piece, and the same file goes on where it was.

const PIECE = 512 * 1024;
const RETRY = 3_000;

export interface Upload {
  id: string;
  file: string;
  state: "coming" | "waiting" | "making" | "ready" | "failed";
  received: number;
  bytes: number;
  made: number;
  pages: number;
  message: string;
}

/** What the server does not take, in words for people. */
export class Refused extends Error {}

export interface SendingListener {
  sent(percent: number): void;
  /** The line is cut; it is tried again. */
  waiting(): void;
}

/** @param address of the files of the session */
export async function begin(address: string, file: File, place: string): Promise<Upload> {
  const body = new URLSearchParams({ name: file.name, bytes: String(file.size), place });
  return (await answer(await fetch(address, { method: "POST", body }))) as Upload;
}

export async function send(address: string, upload: Upload, file: File, listener: SendingListener): Promise<void> {
  let sent = upload.received;
  while (sent < file.size) {
    listener.sent(Math.floor((100 * sent) / file.size));
    const taken = await piece(`${address}/${upload.id}?from=${sent}`, file.slice(sent, sent + PIECE));
    if (taken === undefined) {
      listener.waiting();
      await pause(RETRY);
    } else {
      sent = taken;
    }
  }
  listener.sent(100);
}

export async function look(address: string, id: string): Promise<Upload> {
  return (await answer(await fetch(`${address}/${id}`, { headers: { Accept: "application/json" } }))) as Upload;
}

export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** How much is there after it; undefined when it did not come through. */
async function piece(address: string, bytes: Blob): Promise<number | undefined> {
  let got: Response;
  try {
    got = await fetch(address, { method: "PUT", body: bytes, headers: { "Content-Type": "application/octet-stream" } });
  } catch {
    return undefined;
  }
  if (got.status >= 500 && got.status !== 507) return undefined;
  return ((await answer(got)) as { received: number }).received;
}

async function answer(got: Response): Promise<unknown> {
  const said = (await got.json().catch(() => ({}))) as { message?: string };
  if (!got.ok) throw new Refused(said.message ?? "");
  return said;
}
