// Builds the desk's and the reader's scripts into the application's resources. The same lock file gives the same bytes (see check.mjs).
// Usage: node build.mjs [OUTPUT_FOLDER]   (makes desk/ and reader/ in it)
import {build} from "esbuild";
import {readFile, readdir, writeFile, mkdir} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const resources = resolve(here, "../stet-app/src/main/resources");
export const committed = {desk: join(resources, "static/desk"), reader: join(resources, "reader")};

/** Writes editor.js, editor.css, desk.js and LICENSES.txt into `folder`. */
export async function buildDesk(folder) {
  await mkdir(folder, {recursive: true});
  const result = await build({
    absWorkingDir: here,
    entryPoints: {editor: "src/editor/editor.ts", desk: "src/desk/desk.ts"},
    outdir: folder,
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2022"],
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  const styles = await build({
    absWorkingDir: here,
    entryPoints: {editor: "src/editor/editor.css"},
    outdir: folder,
    minify: true,
    charset: "utf8",
    logLevel: "warning",
  });
  if (styles.errors.length) throw new Error("The styles could not be built.");
  await writeFile(join(folder, "LICENSES.txt"), await licences(Object.keys(result.metafile.inputs)));
}

/** Writes stet-worker.js, stet-page.js, stet-check.js, stet-search.js and LICENSES.txt into `folder`: one file each, with nothing to load. */
export async function buildReader(folder) {
  await mkdir(folder, {recursive: true});
  const result = await build({
    absWorkingDir: here,
    entryPoints: {"stet-worker": "src/reader/worker.ts", "stet-page": "src/reader/page.ts", "stet-check": "src/reader/check.ts", "stet-search": "src/search/page.ts"},
    outdir: folder,
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2022"],
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  await writeFile(join(folder, "LICENSES.txt"), await licences(Object.keys(result.metafile.inputs)));
}

/** The licence texts of every package that stands in the built files, by name. */
async function licences(inputs) {
  const names = new Set();
  for (const input of inputs) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) names.add(found[1]);
  }
  const parts = ["The scripts in this folder contain these packages, each under its own licence.\n"];
  for (const name of [...names].sort()) {
    const folder = join(here, "node_modules", name);
    const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).sort().find((each) => /^licen[cs]e/i.test(each));
    if (!file) throw new Error(`${name} brings no licence text: look it up and decide whether it may be shipped.`);
    const text = (await readFile(join(folder, file), "utf8")).replace(/\r\n/g, "\n").trim();
    parts.push(`${"=".repeat(78)}\n${name} ${about.version} (${about.license})\n${"=".repeat(78)}\n\n${text}\n`);
  }
  return parts.join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] && resolve(process.argv[2]);
  await buildDesk(folder ? join(folder, "desk") : committed.desk);
  await buildReader(folder ? join(folder, "reader") : committed.reader);
}
