#!/usr/bin/env node
// Pictures of pages as people see them: each in Arabic, French and English, on a phone and a desk, light and dark.
// Usage: scripts/screenshots.mjs URL OUT [--only=ar-360-light,…] [path…]; a path lacks its language: "" /programme /trades
// Uses the system's Chromium (CHROMIUM, or /usr/bin/chromium). Says which pages are wider than the screen.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [url, out, ...rest] = process.argv.slice(2);
if (!url || !out) {
  console.error("usage: scripts/screenshots.mjs URL OUT [--only=ar-360-light,…] [path…]");
  process.exit(2);
}
const only = rest
  .find((argument) => argument.startsWith("--only="))
  ?.slice(7)
  .split(",");
const given = rest.filter((argument) => !argument.startsWith("--"));
const paths = given.length ? given : ["", "/programme", "/trades", "/nowhere"];
mkdirSync(out, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--hide-scrollbars"],
});
for (const language of ["ar", "fr", "en"]) {
  for (const width of [360, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      const name = `${language}-${width}-${colorScheme}`;
      if (only && !only.includes(name)) continue;
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        colorScheme,
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      page.on("console", (message) => message.type() === "error" && console.log(`${page.url()}: ${message.text()}`));
      for (const path of paths) {
        await page.goto(`${url}/${language}${path}`);
        await page.evaluate(() => document.fonts.ready);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (wide > 0) console.log(`${name} ${path || "/"}: ${wide} px wider than the screen`);
        const file = `${(path || "/home").slice(1).replaceAll(/[^\w-]+/g, "_")}-${name}.png`;
        await page.screenshot({ path: join(out, file), fullPage: true });
      }
      await context.close();
    }
  }
}
await browser.close();
