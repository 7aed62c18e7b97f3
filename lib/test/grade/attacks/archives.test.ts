import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { wordsIn } from "../../../grade/language.ts";
import { submissionsOf } from "../../../grade/submissions/attempts.ts";
import { findSubmissions, type Submission } from "../../../grade/submissions/submissions.ts";
import { type Packed, zipOf } from "./zip-of.ts";

const folder = mkdtempSync(join(tmpdir(), "toplab-archives-"));
afterAll(() => rmSync(folder, { recursive: true }));
const lesson = readFileSync("lib/test/grade/fixtures/notebooks/01-counting.ipynb", "utf8");
const notebook = { content: lesson };
let classes = 0;

/** What is found in a class of these files, by path. */
function foundIn(files: Readonly<Record<string, string | Buffer>>): Promise<readonly Submission[]> {
  const path = join(folder, `class-${classes++}`);
  mkdirSync(path);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return findSubmissions(path);
}

const graded = (found: readonly Submission[]): string[] =>
  found.filter((one) => one.notebook).map(({ student, path }) => `${student}: ${path}`);
const problems = (found: readonly Submission[]): string =>
  found.map(({ problem }) => wordsIn(problem ?? "", "en")).join(" ");

const hostile: readonly (readonly [string, readonly Packed[], RegExp])[] = [
  ["climbs out of its folder", [{ name: "../../lab.ipynb", ...notebook }], /leads elsewhere/],
  ["climbs from below", [{ name: "a/../../lab.ipynb", ...notebook }], /leads elsewhere/],
  ["names a place of its own", [{ name: "/tmp/lab.ipynb", ...notebook }], /leads elsewhere/],
  ["names a drive", [{ name: "C:lab.ipynb", ...notebook }], /leads elsewhere/],
  ["climbs with backslashes", [{ name: "a\\..\\..\\lab.ipynb", ...notebook }], /leads elsewhere/],
  ["hides its ending", [{ name: "lab\0.ipynb", ...notebook }], /leads elsewhere/],
  ["is a link", [{ name: "lab.ipynb", content: "/etc/passwd", mode: 0o120777 }], /link/],
  ["is encrypted", [{ name: "lab.ipynb", ...notebook, isEncrypted: true }], /encrypted/],
  ["is packed strangely", [{ name: "lab.ipynb", ...notebook, method: 99 }], /method 99/],
  ["says it is short", [{ name: "lab.ipynb", ...notebook, claimedBytes: 10 }], /not what the list/],
  ["says it is long", [{ name: "lab.ipynb", ...notebook, claimedBytes: 1e6 }], /not what the list/],
  [
    "is a bomb",
    [{ name: "lab.ipynb", content: Buffer.alloc(6e7), claimedBytes: 100 }],
    /not what the list/,
  ],
  ["is larger than any notebook", [{ name: "lab.ipynb", content: Buffer.alloc(5.1e7) }], /50 MB/],
  ["is no JSON", [{ name: "lab.ipynb", content: "<html>" }], /not JSON/],
  ["holds no notebook", [{ name: "readme.txt", content: "?" }], /no notebook/],
];

test.each(hostile)(
  "an archive whose notebook %s is told of and earns nothing",
  async (_, files, why) => {
    const found = await foundIn({ "eve.zip": zipOf(files) });
    expect(graded(found)).toEqual([]);
    expect(found.map(({ student }) => student)).toEqual(["eve"]);
    expect(problems(found)).toMatch(why);
    expect(readdirSync(folder).every((name) => name.startsWith("class-"))).toBe(true);
  },
);

test("a torn archive, or one that is none, is its student's affair only", async () => {
  const whole = zipOf([{ name: "lab.ipynb", ...notebook }]);
  const found = await foundIn({
    "ada.ipynb": lesson,
    "cut.zip": whole.subarray(0, whole.length - 30),
    "fake.zip": "PK, really",
    "empty.zip": "",
    "lost.zip": Buffer.concat([
      whole.subarray(0, whole.length - 6),
      Buffer.from([255, 255, 255, 127, 0, 0]),
    ]),
  });
  expect(graded(found)).toEqual(["ada: ada.ipynb"]);
  expect(found.filter(({ problem }) => problem)).toHaveLength(4);
});

test("of two files with the same name in an archive the first is graded, and the other told of", async () => {
  const twice = zipOf([
    { name: "lab.ipynb", ...notebook },
    { name: "lab.ipynb", content: "{}" },
  ]);
  const found = await foundIn({ "eve.zip": twice });
  expect(graded(found)).toEqual(["eve: eve.zip/lab.ipynb"]);
  expect(problems(submissionsOf(found, "01-counting"))).toContain("several notebooks");
});

test("a name that steers a terminal or turns letters around is shown without that", async () => {
  const found = await foundIn({
    "a\u001b[2Jda.ipynb": lesson,
    "gpj.\u202ebypni.zip": zipOf([{ name: "l\u0007ab.ipynb", ...notebook }]),
  });
  expect(found.map(({ student, path }) => [student, path])).toEqual([
    ["a\ufffd[2Jda", "a\ufffd[2Jda.ipynb"],
    ["gpj.\ufffdbypni", "gpj.\ufffdbypni.zip/l\ufffdab.ipynb"],
  ]);
});

test("what else lies beside a notebook is never read", async () => {
  const around = ["package.json", "tsconfig.json", "node_modules/toplab/lab.ipynb"].map((name) => ({
    ...{ name, content: '{"type": "commonjs"}' },
  }));
  const old = [".ipynb_checkpoints/lab-checkpoint.ipynb", "__MACOSX/._lab.ipynb"].map((name) => ({
    ...{ name, ...notebook },
  }));
  const found = await foundIn({
    "eve.zip": zipOf([...around, ...old, { name: "lab.ipynb", ...notebook }]),
  });
  expect(graded(found)).toEqual(["eve: eve.zip/lab.ipynb"]);
});

test("archives in archives are opened twice, and no deeper", async () => {
  const wrap = (inner: Buffer): Buffer => zipOf([{ name: "inner.zip", content: inner }]);
  const one = zipOf([{ name: "lab.ipynb", ...notebook }]);
  const found = await foundIn({ "ada.zip": wrap(one), "eve.zip": wrap(wrap(wrap(wrap(one)))) });
  expect(graded(found)).toEqual(["ada: ada.zip/inner.zip/lab.ipynb"]);
});

test("a pipe among the submissions keeps nobody waiting", async () => {
  const path = join(folder, `class-${classes++}`);
  mkdirSync(path);
  if (spawnSync("mkfifo", [join(path, "eve.ipynb")]).status !== 0) return;
  expect(problems(await findSubmissions(path))).toContain("elsewhere");
});

test("a file called as Gradescope's list makes nobody else's submission vanish", async () => {
  const list = `submission_11:\n  :submitters:\n  - :name: Zoe\n`;
  const found = await foundIn({
    "ada.ipynb": lesson,
    "class.csv": "student_id\n",
    "mallory/submission_metadata.yml": list,
    "mallory/submission_11/lab.ipynb": lesson,
    "zoe/lab.ipynb": lesson,
  });
  expect(graded(found)).toEqual([
    "ada: ada.ipynb",
    "mallory: mallory/submission_11/lab.ipynb",
    "zoe: zoe/lab.ipynb",
  ]);
});

test("an archive that would be hours of reading is read as far as one may be, and told of", async () => {
  const large = { content: "", claimedBytes: 4.9e7 };
  const many = Array.from({ length: 6 }, (_, i): Packed => ({ name: `${i}.ipynb`, ...large }));
  const found = await foundIn({
    "ada.ipynb": lesson,
    "eve.zip": zipOf(many),
  });
  expect(graded(found)).toEqual(["ada: ada.ipynb"]);
  expect(problems(found).match(/not what the list/g)).toHaveLength(4);
  expect(problems(found).match(/holds more than 200 MB/g)).toHaveLength(2);
});

test("of forty notebooks a few are named, and the others counted", async () => {
  const many = Array.from({ length: 40 }, (_, i) => ({ name: `lab${i}.ipynb`, ...notebook }));
  const [eve] = submissionsOf(await foundIn({ "eve.zip": zipOf(many) }), "01-counting");
  const told = problems([eve!]);
  expect(told.match(/several notebooks/g)).toHaveLength(5);
  expect(told).toMatch(/So it is with 34 more\.$/);
});

test("a name in another encoding than UTF-8 is told of, and the class is graded", async () => {
  const path = join(folder, `class-${classes++}`);
  mkdirSync(path);
  writeFileSync(join(path, "ada.ipynb"), lesson);
  const latin = Buffer.concat([
    Buffer.from(`${path}/Jos`),
    Buffer.from([0xe9]),
    Buffer.from(".ipynb"),
  ]);
  try {
    writeFileSync(latin, lesson);
  } catch {
    return; // a file system that takes no such name has no such problem
  }
  const found = await findSubmissions(path);
  expect(graded(found)).toEqual(["ada: ada.ipynb"]);
  expect(problems(found)).toContain("not UTF-8");
});

test("a submission that looks like the results of a run hides nobody but itself", async () => {
  const found = await foundIn({
    "ada.ipynb": lesson,
    "eve/journal.jsonl": "{}",
    "eve/lab.ipynb": lesson,
    "mallory.zip": zipOf([
      { name: "journal.jsonl", content: "{}" },
      { name: "lab.ipynb", ...notebook },
    ]),
  });
  expect(graded(found)).toEqual(["ada: ada.ipynb", "mallory: mallory.zip/lab.ipynb"]);
});

test("the download of Moodle is recognised, with the online texts beside the files", async () => {
  const packed = zipOf([
    { name: "María López_4217_assignsubmission_file_/lab.ipynb", ...notebook },
    { name: "María López_4217_assignsubmission_onlinetext_/onlinetext.html", content: "<p>" },
    { name: "Ли Вэй_4218_assignsubmission_file_01-counting.ipynb", ...notebook },
    { name: "Nobody_4219_assignsubmission_file_/photo.png", content: "?" },
  ]);
  writeFileSync(join(folder, "class-moodle.zip"), packed);
  const found = submissionsOf(
    await findSubmissions(join(folder, "class-moodle.zip")),
    "01-counting",
  );
  expect(found.map(({ student, notebook: read }) => [student, Boolean(read)])).toEqual([
    ["María López_4217_assignsubmission_file_", true],
    ["Ли Вэй_4218_assignsubmission_file_01-counting", true],
  ]);
});

test("the download of Canvas is recognised, and the last attempt of a student counts", async () => {
  const found = await foundIn({
    "lopezmaria_LATE_311_90210_lab.ipynb": lesson,
    "lopezmaria_LATE_311_90300_lab-1.ipynb": lesson,
    "lopezmaria_LATE_311_90400_lab-2.ipynb": lesson,
    "smithjo_312_90500_lab.ipynb": lesson,
  });
  const chosen = submissionsOf(found, "01-counting");
  expect(chosen.map(({ path }) => path)).toEqual([
    "lopezmaria_LATE_311_90400_lab-2.ipynb",
    "smithjo_312_90500_lab.ipynb",
  ]);
});

test("the export of Gradescope is recognised, and names its students by their addresses", async () => {
  const metadata = `submission_11:
  :submitters:
  - :name: Ada L.
    :sid: '17'
    :email: ada@example.org
submission_12:
  :submitters:
  - :name: "Жан"
`;
  const found = await foundIn({
    "assignment_5_export/submission_metadata.yml": metadata,
    "assignment_5_export/submission_11/lab.ipynb": lesson,
    "assignment_5_export/submission_12/attempt_1/lab.ipynb": lesson,
    "assignment_5_export/submission_12/attempt_2/lab.ipynb": lesson,
  });
  const chosen = submissionsOf(found, "01-counting");
  expect(chosen.map(({ student, path }) => `${student}: ${path}`)).toEqual([
    "ada@example.org: submission_11/lab.ipynb",
    "Жан: submission_12/attempt_2/lab.ipynb",
  ]);
});

test("an archive of Info-ZIP or Python is read as they wrote it", async () => {
  const path = join(folder, "class-python.zip");
  const script =
    "import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z: z.write(sys.argv[2], 'ана/лаб.ipynb')";
  const lab = "lib/test/grade/fixtures/notebooks/01-counting.ipynb";
  if (spawnSync("python3", ["--version"]).status !== 0) return;
  execFileSync("python3", ["-c", script, path, lab]);
  expect(graded(await findSubmissions(path))).toEqual(["ана: ана/лаб.ipynb"]);
});
