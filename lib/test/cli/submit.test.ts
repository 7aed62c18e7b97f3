import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { bootstrapCommand } from "../../cli/bootstrap.ts";
import { sentence } from "../../cli/sentence.ts";
import { isHere } from "../../cli/submit/hand-in.ts";
import { submitCommand } from "../../cli/submit.ts";
import { counting, twoRegions } from "../stats/bootstrap/small-workspace.ts";

let folder: string;
let said: string[];
let complained: string[];
const searched = process.env["PATH"];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-submit-command-"));
  [said, complained] = [[], []];
  vi.spyOn(console, "log").mockImplementation((words) => said.push(words));
  vi.spyOn(console, "error").mockImplementation((words) => complained.push(words));
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  writeFileSync(path("two.json"), JSON.stringify(twoRegions));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.env["PATH"] = searched;
  process.exitCode = 0;
  rmSync(folder, { recursive: true });
});

const path = (...names: readonly string[]): string => join(folder, ...names);
const read = (...names: readonly string[]): string => readFileSync(path(...names), "utf8");

/** Runs a command of toplab and gives its exit code. */
async function toplab(...words: readonly string[]): Promise<number> {
  const commands = [bootstrapCommand(), submitCommand()];
  const program = new Command("toplab").exitOverride();
  for (const command of commands) {
    command.exitOverride().configureOutput({
      writeErr: (text) => complained.push(text),
      writeOut: (text) => said.push(text),
    });
    program.addCommand(command);
  }
  try {
    await program.parseAsync([...words], { from: "user" });
  } catch (error) {
    // as `main` does
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    complained.push(sentence(error));
    return 1;
  }
  return Number(process.exitCode ?? 0);
}

/** Puts programs of that name where they are looked for first; each notes its arguments and says what is given. */
function pretend(programs: Readonly<Record<string, string>>): void {
  mkdirSync(path("bin"));
  for (const [name, answer] of Object.entries(programs)) {
    writeFileSync(
      path("bin", name),
      `#!/bin/sh\necho "${name} $*" >> ${path("calls")}\n${answer}\n`,
    );
    chmodSync(path("bin", name), 0o755);
  }
  process.env["PATH"] = `${path("bin")}:${searched}`;
}

const job = ["submit", "two.json", "-n", "50", "--seed", "7", "--kind", "bins", "--parts", "3"];
const submit = (...words: readonly string[]) =>
  toplab(
    ...job.map((word) => (word === "two.json" ? path(word) : word)),
    "--folder",
    path("job"),
    ...words,
  );

describe("a job for Slurm", () => {
  test("has an array script, a job that gathers after it, and a script that hands both in", async () => {
    const lines = ["--line=--partition=short", "--line", "--time=01:00:00"];
    const request = ["--workers", "2", "--memory", "900M", ...lines];
    expect(await submit("--scheduler", "slurm", "--dry-run", ...request)).toBe(0);
    expect(said.join("\n")).toBe(
      `${path("job")}: 3 parts for Slurm; hand them in with sh ${path("job", "submit.sh")}`,
    );
    const directives = (name: string): string[] =>
      read("job", name)
        .split("\n")
        .filter((line) => line.startsWith("#SBATCH "))
        .map((line) => line.slice(8));
    const common = [
      ...[
        `--chdir="${path("job")}"`,
        "--ntasks=1",
        "--mem=900M",
        "--requeue",
        "--open-mode=append",
      ],
      ...["--partition=short", "--time=01:00:00"],
    ];
    expect(directives("array.sbatch")).toEqual([
      ...["--job-name=toplab-bootstrap", ...common, "--array=0-2", "--cpus-per-task=2"],
      "--output=logs/part-%a.log",
    ]);
    expect(read("job", "array.sbatch")).toMatch(
      /^#!\/bin\/sh\n(#SBATCH .*\n)+exec .\/run-part.sh "\$SLURM_ARRAY_TASK_ID"\n$/,
    );
    expect(directives("gather.sbatch")).toEqual([
      ...["--job-name=toplab-gather", ...common, "--cpus-per-task=1", "--output=logs/gather.log"],
    ]);
  });

  test("is handed in, with the gathering after all parts, well or not", async () => {
    pretend({ sbatch: 'test "$2" = array.sbatch && echo "417;cluster" || echo 418' });
    expect(await submit()).toBe(0);
    expect(said.join("\n")).toBe(`${path("job")}: 3 parts for Slurm\njob 417, gathered by job 418`);
    expect(read("calls")).toBe(
      "sbatch --parsable array.sbatch\nsbatch --parsable --dependency=afterany:417 gather.sbatch\n",
    );
  });

  test("that the scheduler refuses is told with its words", async () => {
    pretend({ sbatch: "echo 'sbatch: error: invalid partition specified: short' >&2; exit 1" });
    expect(await submit("--scheduler", "slurm")).toBe(1);
    expect(complained.join("\n")).toMatch(
      /^Cannot submit to Slurm: sh .*submit.sh says "sbatch: error: invalid partition specified: short"$/,
    );
  });
});

interface Manual {
  readonly submit: readonly string[];
  readonly dag: readonly string[];
}

describe("a job for HTCondor", () => {
  const file = new URL("../reference/htcondor-commands.json", import.meta.url);
  const manual = JSON.parse(readFileSync(file, "utf8")) as Manual;
  const lines = (name: string): string[] => read("job", name).trimEnd().split("\n");
  beforeEach(async () => {
    expect(
      await submit("--scheduler", "condor", "--dry-run", "--line", '+JobFlavour = "longlunch"'),
    ).toBe(0);
  });

  test.each(["part.sub", "array.sub", "gather.sub"])(
    "has in %s commands that its manual knows, and queues last",
    (name) => {
      const [last, ...rest] = lines(name).reverse();
      const commands = rest.map((line) => /^(\S+) = ./.exec(line)?.[1]);
      for (const command of commands) {
        const isKnown = manual.submit.includes(`${command}`) || command === "+JobFlavour";
        expect(isKnown || command === "part", `${command}`).toBe(true); // `part` is a macro of ours
      }
      expect(new Set(commands).size).toBe(commands.length);
      expect(commands).toContain("executable");
      expect(last).toBe(name === "array.sub" ? "queue 3" : "queue");
      expect(read("job", name)).toMatch(/^should_transfer_files = NO$/m);
      expect(read("job", name)).toMatch(/^request_memory = 1G$/m);
      expect(read("job", name)).toContain(`initialdir = ${path("job")}\n`);
    },
  );

  test("has a DAG of a node for each part, tried again if it fails, and a final one that gathers", () => {
    const commands = lines("bootstrap.dag");
    for (const line of commands) expect(manual.dag).toContain(line.split(" ")[0]);
    for (const part of [0, 1, 2]) {
      expect(commands).toContain(`JOB part${part} part.sub`);
      expect(commands).toContain(`VARS part${part} part="${part}"`);
      expect(commands).toContain(`RETRY part${part} 2`);
    }
    // a FINAL node stands once, and in no other command
    expect(commands.filter((line) => line.includes("gather"))).toEqual(["FINAL gather gather.sub"]);
    expect(commands).toHaveLength(10);
    expect(read("job", "part.sub")).toMatch(/^arguments = \$\(part\)$/m);
    expect(read("job", "array.sub")).toMatch(/^part = \$\(Process\)$/m);
  });

  test.runIf(isHere("condor_submit"))("is understood by condor_submit", () => {
    for (const name of ["part.sub", "array.sub", "gather.sub"]) {
      const { status, stderr } = spawnSync("condor_submit", ["-dry-run", "-", path("job", name)], {
        ...{ encoding: "utf8", cwd: path("job") },
      });
      expect(status, stderr).toBe(0);
    }
  });

  test("is handed in as a DAG", async () => {
    pretend({ condor_submit_dag: 'echo "1 job(s) submitted to cluster 12."' });
    rmSync(path("job"), { recursive: true });
    expect(await submit("--scheduler", "condor", "--json")).toBe(0);
    expect(JSON.parse(said.at(-1)!)).toEqual({
      ...{ folder: path("job"), parts: 3, script: path("job", "submit.sh") },
      said: "1 job(s) submitted to cluster 12.",
    });
    expect(read("calls")).toBe("condor_submit_dag bootstrap.dag\n");
  });
});

describe("the parts of a job", () => {
  const whole = ["-n", "50", "--seed", "7", "--kind", "bins", "--workers", "1"];
  beforeEach(async () => {
    expect(await submit("--scheduler", "slurm", "--dry-run", "-o", "fits.csv")).toBe(0);
    for (const part of ["0", "1", "2"])
      expect(await toplab("submit", "--part", part, path("job"))).toBe(0);
    said = [];
  });

  test("gathered are the fits that one machine makes, byte for byte", async () => {
    expect(await toplab("submit", "--gather", path("job"))).toBe(0);
    expect(said.join("\n")).toContain(`${path("job", "fits.csv")}: 50 fits, 0 failed, seed 7, in `);
    expect(await toplab("bootstrap", path("two.json"), ...whole, "-o", path("one.csv"))).toBe(0);
    expect(read("job", "fits.csv")).toBe(read("one.csv"));
    expect(read("job", "fits.csv.json")).toBe(read("one.csv.json"));
  });

  test("are not gathered while one is missing, double or foreign, and each is named", async () => {
    rmSync(path("job", "parts", "part-00001.jsonl"));
    expect(await toplab("submit", "--gather", path("job"))).toBe(1);
    expect(complained.join("\n")).toBe(
      `Cannot gather ${path("job")}\n  17 of 50 replicas are missing, in the parts 1; ` +
        `to have them fitted: sbatch --array=1 ${path("job")}/array.sbatch`,
    );
    complained = [];
    expect(await toplab("submit", "--part", "1", path("job"))).toBe(0);
    copyFileSync(path("job", "parts", "part-00000.jsonl"), path("job", "parts", "copy.jsonl"));
    const foreign = read("job", "parts", "part-00002.jsonl").replace('"seed":7', '"seed":8');
    writeFileSync(path("job", "parts", "part-00002.jsonl"), foreign);
    expect(await toplab("submit", "--gather", path("job"), "--json")).toBe(1);
    const lines = complained
      .join("\n")
      .replaceAll(`${path("job", "parts")}/`, "")
      .split("\n");
    expect(lines.slice(1)).toEqual([
      "  part-00000.jsonl: holds replica 0, which copy.jsonl holds too",
      "  part-00002.jsonl: belongs to another run, which differs in the seed (8 and 7)",
      expect.stringMatching(
        /^ {2}17 of 50 replicas are missing, in the parts 2; to have them fitted: /,
      ),
    ]);
    expect(existsSync(path("job", "fits.csv"))).toBe(false);
  });

  test("go on where they were ended", async () => {
    const name = path("job", "parts", "part-00001.jsonl");
    const text = readFileSync(name);
    writeFileSync(name, text.subarray(0, text.length / 2));
    expect(await toplab("submit", "--part", "1", path("job"))).toBe(0);
    expect(said.at(-1)).toBe("part 1: 17 fits, 0 failed");
    expect(readFileSync(name)).toEqual(text);
  });
});

test("the folder holds copies of what the job reads, so that later changes do not matter", async () => {
  writeFileSync(path("count.json"), JSON.stringify(counting(4, 2, 2)));
  writeFileSync(path("data.csv"), `channel,bin\n${"SR,0\n".repeat(4)}`);
  const words = [
    "--kind",
    "events",
    "--events",
    path("data.csv"),
    "--folder",
    path("job"),
    "-n",
    "20",
  ];
  expect(
    await toplab("submit", path("count.json"), ...words, "--scheduler", "condor", "--dry-run"),
  ).toBe(0);
  expect(readdirSync(path("job")).sort()).toEqual([
    ...["array.sub", "bootstrap.dag", "events.csv", "gather.sh", "gather.sub", "job.json", "logs"],
    ...["part.sub", "parts", "run-part.sh", "submit.sh", "workspace.json"],
  ]);
  rmSync(path("data.csv"));
  rmSync(path("count.json"));
  expect(await toplab("submit", "--part", "0", path("job"))).toBe(0);
  expect(said.at(-1)).toMatch(/^part 0: 20 fits, \d+ failed$/);
});

test.each([
  [
    "no folder",
    ["two.json", "--scheduler", "slurm"],
    2,
    /Say where the job shall live: --folder FOLDER/,
  ],
  [
    "a size of memory in words",
    ["two.json", "--folder", "job", "--scheduler", "slurm", "--memory", "lots"],
    2,
    /It must be a size such as 500M or 2G/,
  ],
  [
    "an unknown scheduler",
    ["two.json", "--scheduler", "pbs"],
    2,
    /Allowed choices are slurm, condor/,
  ],
  [
    "a part of no job",
    ["--part", "0", "nowhere"],
    1,
    /Cannot read nowhere\/job.json: there is no such file/,
  ],
  [
    "a folder in use",
    ["two.json", "--scheduler", "slurm", "--folder", "."],
    1,
    /two.json is there already, and an/,
  ],
  [
    "a path that schedulers misread",
    ["two.json", "--scheduler", "slurm", "--folder", "a%b"],
    1,
    /a path without quotes/,
  ],
  [
    "a fit that cannot be",
    ["two.json", "--scheduler", "slurm", "--folder", "job", "--parameter", "x"],
    2,
    /Cannot keep x/,
  ],
])("%s is told in one sentence", async (_, words, code, complaint) => {
  const here = words.map((word, i) => {
    const isName = /^(two.json|nowhere|\.|a%b|job)$/.test(word) && words[i - 1] !== "--scheduler";
    return isName ? path(word) : word;
  });
  expect(await toplab("submit", ...here)).toBe(code);
  expect(complained.join("\n").replaceAll(`${folder}/`, "")).toMatch(complaint);
});

test("without a scheduler here the folder is made, and where to go with it is told", async () => {
  process.env["PATH"] = "/nowhere";
  expect(await submit()).toBe(2);
  expect(complained.join("\n")).toContain(
    "Say whom the job is for: --scheduler slurm or --scheduler condor",
  );
  expect(await submit("--scheduler", "slurm")).toBe(1);
  expect(complained.join("\n")).toMatch(
    /sbatch is not on this machine, so run sh .*submit.sh where it is/,
  );
  expect(existsSync(path("job", "submit.sh"))).toBe(true);
});

test("a part that a job does not have is refused", async () => {
  expect(await submit("--scheduler", "slurm", "--dry-run")).toBe(0);
  expect(await toplab("submit", "--part", "3", path("job"))).toBe(2);
  expect(complained.join("\n")).toMatch(/Cannot work at part 3: this job has the parts 0 to 2/);
});
