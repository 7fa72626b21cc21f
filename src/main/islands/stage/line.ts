// Measures the way to the server: how long an answer takes and how much goes up in a second.

export interface Line {
  /** ms */
  roundTrip: number;
  /** kbit/s */
  uplink: number;
}

const PROBE = 384 * 1024;

export async function measure(url: string): Promise<Line> {
  await post(url, 1);
  const small = await post(url, 1);
  const large = await post(url, PROBE);
  return { roundTrip: small, uplink: (PROBE * 8) / Math.max(1, large - small) };
}

async function post(url: string, bytes: number): Promise<number> {
  const body = new Uint8Array(bytes);
  for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(body.subarray(at, Math.min(bytes, at + 65_536)));
  const start = performance.now();
  const answer = await fetch(url, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return performance.now() - start;
}
