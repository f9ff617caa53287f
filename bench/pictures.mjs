// Takes the two pictures of the README from a running demo newsroom.
//
//   ./stet demo --data /tmp/pictures          (in another shell; copy the desk's link)
//   npm --prefix web ci --ignore-scripts && node bench/pictures.mjs SITE DESK-LINK
//
// CHROMIUM names the browser, /usr/bin/chromium if unset. Writes docs/pictures/desk.png and docs/pictures/story.png.
import {createRequire} from "node:module";
import {mkdir} from "node:fs/promises";
import {fileURLToPath} from "node:url";

const home = new URL("../", import.meta.url);
const {chromium} = createRequire(new URL("web/", home))("playwright-core");
const [site, desk] = process.argv.slice(2);
if (!site || !desk) {
  console.error("Give the address of the site and the desk's sign-in link: node bench/pictures.mjs http://localhost:8080/ http://localhost:8081/sign-in/...");
  process.exit(2);
}
const pictures = fileURLToPath(new URL("docs/pictures/", home));
await mkdir(pictures, {recursive: true});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  const page = await browser.newPage({viewport: {width: 1280, height: 900}});
  await page.goto(new URL("world/2015/11/paris-talks/", site).href);
  await page.screenshot({path: `${pictures}story.png`});
  await page.goto(desk);
  await page.getByRole("button").first().click();
  await page.waitForLoadState("networkidle");
  await page.goto(new URL("/stories", desk).href);
  await page.waitForLoadState("networkidle");
  await page.screenshot({path: `${pictures}desk.png`});
} finally {
  await browser.close();
}
