// Rebuilds the desk's and the reader's scripts from the lock file in an empty folder and compares them, byte for byte, with the committed ones.
import {execFileSync} from "node:child_process";
import {cp, mkdtemp, readFile, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {committed} from "./build.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const room = await mkdtemp(join(tmpdir(), "stet-web-"));
let different = [];
try {
  for (const part of ["package.json", "package-lock.json", "build.mjs", "tsconfig.json", "src"]) {
    await cp(join(here, part), join(room, part), {recursive: true});
  }
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {cwd: room, stdio: ["ignore", "ignore", "inherit"]});
  const built = join(room, "built");
  execFileSync(process.execPath, ["build.mjs", built], {cwd: room, stdio: "inherit"});
  for (const [part, folder] of Object.entries(committed)) {
    const names = await readdir(join(built, part));
    for (const name of names.sort()) {
      const [fresh, kept] = await Promise.all([bytes(join(built, part, name)), bytes(join(folder, name))]);
      if (!kept || !kept.equals(fresh)) different.push(`${part}/${name}`);
    }
  }
} finally {
  await rm(room, {recursive: true, force: true});
}
if (different.length) {
  console.error(`Not what the sources give: ${different.join(", ")}. Run "npm ci && npm run build" in web/ and commit the result.`);
  process.exit(1);
}
console.log("The built files are what the sources give.");

async function bytes(path) {
  try {
    return await readFile(path);
  } catch (problem) {
    if (problem.code === "ENOENT") return null;
    throw problem;
  }
}
