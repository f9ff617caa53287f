// What a reader view makes of printed pages: one JSON line per file named on the command line.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { Readability } from "@mozilla/readability";

for (const file of process.argv.slice(2)) {
  const page = new JSDOM(readFileSync(file, "utf8"), { url: "https://courier.example/harbour/" });
  const read = new Readability(page.window.document).parse();
  const { title, byline, publishedTime, textContent } = read ?? {};
  console.log(JSON.stringify({ file, title, byline, publishedTime, textContent }));
}
