#!/usr/bin/env node
// Runs the islands' own tests (src/test/islands/**/*.test.ts) in Node: for what needs no browser. Exits 1 when one fails.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "..");
const from = join(root, "src/test/islands");
const out = join(root, "target/islands-test");
const tests = readdirSync(from, { recursive: true }).filter((file) => file.endsWith(".test.ts"));

rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: tests.map((file) => join(from, file)),
  bundle: true,
  platform: "node",
  format: "esm",
  outdir: out,
  outbase: from,
  outExtension: { ".js": ".mjs" },
});
const made = tests.map((file) => join(out, file.replace(/\.ts$/, ".mjs")));
process.exit(
  spawnSync(process.execPath, ["--test", "--test-reporter=spec", ...made], { stdio: "inherit" }).status ?? 1,
);
