#!/usr/bin/env node
// Records the demonstration clip into src/main/resources/demo/clip.packets, with the studio's own encoder in Debian's Chromium.
// Run by hand when the clip or the packets' framing changes; the file is committed. Usage: scripts/record-clip.mjs [OUT]
import { createServer } from "node:http";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const MOST_BYTES = 3_000_000;
const root = resolve(import.meta.dirname, "..");
const out = resolve(process.argv[2] ?? join(root, "src/main/resources/demo/clip.packets"));
const form = {
  sizes: [
    { width: 1280, height: 720 },
    { width: 640, height: 360 },
  ],
  opusBitrate: 16_000,
  aacBitrate: 48_000,
};
const plan = {
  sizes: [
    { bitrate: 250_000, every: 1 },
    { bitrate: 105_000, every: 1 },
  ],
  aac: true,
};

const { outputFiles } = await build({
  entryPoints: [join(root, "src/main/islands/stage/clip.ts")],
  bundle: true,
  format: "iife",
  globalName: "clip",
  write: false,
});
const font = (script) =>
  readFileSync(join(root, `node_modules/@fontsource-variable/readex-pro/files/readex-pro-${script}-wght-normal.woff2`));
const face = (script) =>
  `@font-face{font-family:"Readex Pro";font-weight:160 700;src:url(data:font/woff2;base64,${font(script).toString("base64")});` +
  `unicode-range:${script === "arabic" ? "U+0600-06FF" : "U+0000-02FF"}}`;
const page = `<!doctype html><meta charset="utf-8"><style>${face("arabic")}${face("latin")}</style><p style='font-family:"Readex Pro"'>ع D</p>`;

// WebCodecs needs a secure context, which a page of this machine is
const server = createServer((_, answer) => answer.writeHead(200, { "content-type": "text/html" }).end(page));
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  await tab.addScriptTag({ content: outputFiles[0].text });
  const base64 = await tab.evaluate(
    async ({ form, plan }) => {
      await document.fonts.load('500 22px "Readex Pro"', "ع");
      await document.fonts.load('500 22px "Readex Pro"', "D");
      const bytes = await globalThis.clip.record(form, plan);
      let text = "";
      for (const byte of bytes) text += String.fromCharCode(byte);
      return btoa(text);
    },
    { form, plan },
  );
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length > MOST_BYTES) throw new Error(`${bytes.length} bytes are more than ${MOST_BYTES}`);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, bytes);
  console.log(`${out}: ${bytes.length} bytes`);
} finally {
  await browser.close();
  server.close();
}
