// Bundles each test file and runs it with node's own test runner.
// Usage: node test.mjs [--browser]   (--browser runs the tests in Chromium; CHROMIUM names the program, /usr/bin/chromium if unset)
import {build} from "esbuild";
import {spawnSync} from "node:child_process";
import {readdir, rm} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {buildDesk, buildReader} from "./build.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const inBrowser = process.argv.includes("--browser");
const from = join(here, inBrowser ? "test/browser" : "test");
const out = join(here, "target", inBrowser ? "browser" : "test");
await rm(out, {recursive: true, force: true});
const files = (await readdir(from)).filter((name) => name.endsWith(".test.ts")).sort();
await build({
  absWorkingDir: here,
  entryPoints: files.map((name) => join(from, name)),
  outdir: out,
  outExtension: {".js": ".mjs"},
  bundle: true,
  platform: "node",
  format: "esm",
  external: ["playwright-core"],
  logLevel: "warning",
});
if (inBrowser) await buildDesk(join(here, "target", "desk"));
await buildReader(join(here, "target", "reader"));
const env = {...process.env, STET_FIXTURES: resolve(here, "../fixtures/documents"), STET_WEB: here};
const run = spawnSync(process.execPath, ["--test", ...files.map((name) => join(out, name.replace(/\.ts$/, ".mjs")))], {stdio: "inherit", env});
process.exit(run.status ?? 1);
