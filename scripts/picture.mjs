#!/usr/bin/env node
// The README's picture: the hall of the session on air in Arabic on a phone before the home page in French on a desk.
// Usage: scripts/picture.mjs URL OUT.png, with the demonstration running at URL.
import { chromium } from "playwright-core";

const [url, out] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--hide-scrollbars", "--autoplay-policy=no-user-gesture-required"],
});
const desk = await browser.newPage({ viewport: { width: 1180, height: 740 } });
await desk.goto(`${url}/fr`);
await desk.evaluate(() => document.fonts.ready);
const hall = await desk.getAttribute("a[href$='/hall']", "href");
const phone = await browser.newPage({ viewport: { width: 360, height: 640 }, deviceScaleFactor: 1.5 });
await phone.goto(url + hall.replace("/fr/", "/ar/"));
await phone.click("#hall-choice input[value=picture]");
await phone.click("#hall-join");
await phone.waitForFunction(
  () => document.getElementById("player").currentTime > 0 && !document.getElementById("player").paused,
);
await phone.waitForTimeout(4000);
const data = async (page) => `data:image/png;base64,${(await page.screenshot()).toString("base64")}`;
const sheet = await browser.newPage({ viewport: { width: 1400, height: 860 } });
await sheet.setContent(`<style>
  body { margin: 0; background: #e6efed; position: relative; height: 860px }
  img { position: absolute; border-radius: 14px; box-shadow: 0 18px 50px #0b3b3a40 }
  .desk { inset-inline-start: 40px; top: 50px; width: 1130px }
  .phone { inset-inline-end: 40px; bottom: 40px; width: 330px; border: 8px solid #10201f; border-radius: 30px }
</style><img class="desk" src="${await data(desk)}"><img class="phone" src="${await data(phone)}">`);
await sheet.screenshot({ path: out });
await browser.close();
