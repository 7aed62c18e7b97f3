/**
 * A class of 300 with ten light exercises: `toplab grade` against `nbconvert --execute` of the same
 * notebooks, in processor time per submission. Run as root on Linux:
 * npx tsx --conditions=source bench/grade.ts [students] [notebooks for nbconvert]
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { installSpec } from "../lib/kernel/jupyter/index.ts";
import { buildLightCourse, writeLightClass } from "../lib/test/grade/light-class.ts";
import { runCounted } from "./cgroup.ts";

const [students = 300, converted = 5] = process.argv.slice(2).map(Number);
const { root, remove } = buildLightCourse("bench-grade");
const folder = mkdtempSync(join(tmpdir(), "toplab-bench-"));
const submissions = join(folder, "class");
writeLightClass(submissions, students);

const toplab = [
  process.execPath,
  resolve("lib/bin/toplab.js"),
  "grade",
  submissions,
  "--out",
  join(folder, "out"),
];
const ours = runCounted(toplab, {
  cwd: root,
  env: { ...process.env, TOPLAB_CACHE: join(folder, "cache") },
});
if (ours.status !== 0) throw new Error(`Cannot grade the class: ${ours.stderr}`);
const again = runCounted(toplab, {
  cwd: root,
  env: { ...process.env, TOPLAB_CACHE: join(folder, "cache") },
});
const { rerun } = JSON.parse(readFileSync(join(folder, "out/results.json"), "utf8"));
if (rerun.length > 0) throw new Error(`Cannot grade ${rerun.length} students`);

const data = join(folder, "jupyter");
installSpec([data]);
const env = {
  ...process.env,
  ...{
    JUPYTER_PATH: data,
    JUPYTER_DATA_DIR: join(folder, "user"),
    IPYTHONDIR: join(folder, "ipython"),
  },
  ...{ JUPYTER_CONFIG_DIR: join(folder, "config"), JUPYTER_RUNTIME_DIR: join(folder, "runtime") },
};
const theirs = readdirSync(submissions)
  .slice(0, converted)
  .map((name) => {
    const args = [
      "nbconvert",
      "--to",
      "notebook",
      "--execute",
      "--output",
      join(folder, "executed.ipynb"),
      join(submissions, name),
    ];
    const used = runCounted(["jupyter", ...args], { cwd: join(root, "notebooks"), env });
    if (used.status !== 0) throw new Error(`Cannot execute ${name}: ${used.stderr}`);
    return used.cpuSeconds;
  });
const median = theirs.toSorted((a, b) => a - b)[Math.floor(theirs.length / 2)]!;
const each = ours.cpuSeconds / students;
process.stdout.write(
  `${[
    `toplab grade, ${students} students × 10 exercises: ${ours.wallSeconds.toFixed(0)} s, ` +
      `${ours.cpuSeconds.toFixed(0)} s of CPU, ${ours.peakMb.toFixed(0)} MB at most`,
    `the same again, from the journal: ${again.wallSeconds.toFixed(1)} s, ${again.cpuSeconds.toFixed(1)} s of CPU`,
    `a submission: ${(1000 * each).toFixed(0)} ms of CPU; by nbconvert ${(1000 * median).toFixed(0)} ms (median of ${converted})`,
    `nbconvert / toplab: ${(median / each).toFixed(1)}`,
  ].join("\n")}\n`,
);
remove();
rmSync(folder, { recursive: true });
