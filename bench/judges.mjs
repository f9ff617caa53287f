// Prints what Lighthouse wrote and what the HTTP Observatory finds, for bench/judges.sh:
//   node bench/judges.mjs FOLDER PLAIN-PORT TLS-PORT PATH
import {readFile, writeFile} from "node:fs/promises";
import {pathToFileURL} from "node:url";

const [folder, httpPort, httpsPort, path] = process.argv.slice(2);

const report = JSON.parse(await readFile(`${folder}/lighthouse.json`, "utf8"));
for (const category of Object.values(report.categories)) {
  console.log(`| Lighthouse, ${category.title} | ${Math.round(category.score * 100)} |`);
}
for (const audit of Object.values(report.audits).filter((one) => one.scoreDisplayMode === "binary" && one.score === 0)) {
  console.log(`| Lighthouse finds | ${audit.title} |`);
}

const observatory = `${folder}/node_modules/@mdn/mdn-http-observatory`;
// The list of names that browsers know to be https-only is fetched at installation; a name of this machine is never on it.
await writeFile(`${observatory}/conf/hsts-preload.json`, "{}");
const part = (file) => import(pathToFileURL(`${observatory}/src/${file}`).href);
const {retrieve} = await part("retriever/retriever.js");
const {ALL_TESTS} = await part("constants.js");
const {getGradeForScore, getScoreModifier} = await part("grader/grader.js");

const answers = await retrieve("localhost", {httpPort, httpsPort, path});
const results = ALL_TESTS.map((test) => test(answers));
const modifiers = results.map((result) => getScoreModifier(result.result));
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
// The Observatory's own rule: extra credit only for whoever loses next to nothing.
const lost = 100 + sum(modifiers.filter((one) => one < 0));
const score = Math.max(0, lost >= 90 ? 100 + sum(modifiers) : lost);
console.log(`| HTTP Observatory | ${score}, ${getGradeForScore(score).grade} |`);
results.filter((result) => !result.pass).forEach((result) => console.log(`| Observatory finds | ${result.result} |`));
