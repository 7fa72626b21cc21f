#!/usr/bin/env node
// Builds the islands (src/main/islands/<room>/<name>.island.ts) and the style sheet (src/main/islands/prodays.css) into
// OUT/META-INF/resources/assets/<name>-<hash>.<ext>, and writes OUT/assets.json, which tells the pages the hashed names.
// Usage: scripts/islands.mjs OUT [--watch]. Runs `npm ci` when the lock file is newer than what is installed.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const out = resolve(process.argv[2] ?? join(root, "target/classes"));
const watch = process.argv.includes("--watch");
process.chdir(root);

const installed = join(root, "node_modules/.package-lock.json");
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync("package-lock.json").mtimeMs) {
  console.log("islands: installing the libraries named in package-lock.json");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { stdio: ["ignore", "ignore", "inherit"] });
}

const { context, build } = await import(join(root, "node_modules/esbuild/lib/main.js"));
const walk = (dir) =>
  readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(dir, entry.name)) : [join(dir, entry.name)],
  );
const entryPoints = walk("src/main/islands").filter((file) => /\.island\.ts$|\/prodays\.css$|\.svg$/.test(file));
const assets = join(out, "META-INF/resources/assets");

const manifest = {
  name: "manifest",
  setup(build) {
    build.onEnd((result) => {
      if (!result.metafile) return;
      const names = {};
      for (const [file, made] of Object.entries(result.metafile.outputs)) {
        if (!made.entryPoint) continue;
        names[basename(made.entryPoint).replace(".island.ts", ".js")] = basename(file);
      }
      writeFileSync(join(out, "assets.json"), JSON.stringify(names, null, 2) + "\n");
    });
  },
};

rmSync(assets, { recursive: true, force: true });
mkdirSync(assets, { recursive: true });
const options = {
  entryPoints,
  bundle: true,
  format: "esm",
  splitting: !watch,
  minify: !watch,
  sourcemap: watch ? "inline" : false,
  target: ["chrome80", "firefox78", "safari14"],
  // Safari 14 knows destructuring; what it gets wrong (a rare case in parameters) is no reason for esbuild to give up
  supported: { destructuring: true },
  outdir: assets,
  // while watching the names stay, so that a running program finds the new content under them
  entryNames: watch ? "[name]" : "[name]-[hash]",
  chunkNames: "chunk-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file", ".svg": "copy" },
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  plugins: [manifest],
};
if (watch) {
  await (await context(options)).watch();
  console.log("islands: watching");
} else {
  if (entryPoints.some((file) => file.endsWith(".ts"))) {
    execFileSync(join(root, "node_modules/.bin/tsc"), ["--noEmit", "-p", "tsconfig.json"], { stdio: "inherit" });
  }
  await build(options);
}
