import type { Language } from "../../language.ts";

/** What the autograder must know of its course. */
export interface AutograderSettings {
  readonly module: string;
  /** Whether a key lies beside it, so that each student has data of their own. */
  readonly term?: string;
  /** What its students read. */
  readonly language: Language;
}

/**
 * autograde.mjs: hands the submission to `toplab grade` under the student's name, and its result to
 * Gradescope. Where the grader fails it writes no result, so that nobody has a mark from it.
 */
export function autogradeScript({ module, term, language }: AutograderSettings): string {
  const keyed =
    term === undefined
      ? "[]"
      : `["--key", join(source, "course.key"), "--term", ${JSON.stringify(term)}]`;
  return `// Grades the submission of one student with toplab grade.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = process.argv[2];
const source = join(root, "source");
const work = mkdtempSync(join(tmpdir(), "autograder-"));
const submissions = join(work, "submissions");
const out = join(work, "out");

const metadata = readMetadata();
const student = studentName();
mkdirSync(submissions);
cpSync(join(root, "submission"), join(submissions, student), { recursive: true });

const isWalled = spawnSync("bwrap", ["--ro-bind", "/", "/", "--unshare-all", "true"]).status === 0;
const sandbox = isWalled ? "bwrap" : "node";
// what the autograder prints is for instructors alone
if (!isWalled) console.error("Run without bubblewrap: submissions are kept from files, but not from the network.");
const started = Date.now();
const { status } = spawnSync(
  process.execPath,
  [
    join(source, "course", "lib", "bin", "toplab.js"),
    ...["grade", submissions, "--module", ${JSON.stringify(module)}, "--sandbox", sandbox, "--jobs", "1"],
    ...["--language", "${language}"],
    ...["--out", out, "--export", "gradescope=" + join(out, "gradescope")],
    ...${keyed},
  ],
  {
    cwd: join(source, "course"),
    env: { ...process.env, TOPLAB_CACHE: join(source, "cache"), TOPLAB_OFFLINE: "1" },
    stdio: "inherit",
  },
);
const results = resultsFile(join(out, "gradescope"));
if (results === undefined) {
  console.error("The grader failed (exit code " + status + "): there is no result, and so no mark.");
  process.exitCode = 1;
} else {
  const all = JSON.parse(readFileSync(results, "utf8"));
  const execution_time = Math.round((Date.now() - started) / 1000);
  const extra_data = { ...all.extra_data, ...handedIn() };
  mkdirSync(join(root, "results"), { recursive: true });
  writeFileSync(join(root, "results", "results.json"), JSON.stringify({ ...all, execution_time, extra_data }, undefined, 2));
}
rmSync(work, { recursive: true, force: true });

function readMetadata() {
  const path = join(root, "submission_metadata.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
}

/** Which attempt this is and how late, by Gradescope's own clock; what being late costs is set there, too. */
function handedIn() {
  const { created_at, previous_submissions, assignment, users } = metadata;
  const due = users?.[0]?.assignment?.due_date ?? assignment?.due_date; // extensions are the student's own
  const lateMs = Date.parse(created_at) - Date.parse(due);
  return {
    attempt: (previous_submissions?.length ?? 0) + 1,
    late_seconds: lateMs > 0 ? Math.round(lateMs / 1000) : 0,
  };
}

/** Under which name the class list has the student: what Gradescope says, as a name for a folder. */
function studentName() {
  const [user = {}] = metadata.users ?? [];
  const name = String(user.sid || user.email || user.name || "student");
  return name.replace(/[\\u0000-\\u001f/\\\\:*?"<>|]/g, "_").replace(/^\\.+/, "_") || "student";
}

function resultsFile(folder) {
  const [name] = existsSync(folder) ? readdirSync(folder) : [];
  const path = name && join(folder, name, "results.json");
  return path && existsSync(path) ? path : undefined;
}
`;
}
