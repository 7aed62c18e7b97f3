import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { openJournal } from "../../grade/journal/journal.ts";
import { journalSecret } from "../../grade/journal/journal-secret.ts";
import type { Evidence } from "../../grade/run/evidence.ts";

const folder = mkdtempSync(join(tmpdir(), "toplab-journal-"));
afterAll(() => rmSync(folder, { recursive: true }));
const secret = journalSecret(folder);
const ran = (value: unknown): Evidence => ({
  ...{ kind: "ran", reply: { status: "ok" }, outputs: [] },
  probe: { status: "ok", value },
});
let files = 0;
const fresh = (): string => join(folder, `journal-${files++}`);

test("what a run has found out is there for the next, whatever the values are", () => {
  const value = fc.oneof(
    fc.double(),
    fc.string({ unit: "binary" }),
    fc.bigInt(),
    fc.array(fc.double(), { maxLength: 3 }),
    fc.float64Array({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(value, { maxLength: 5 }), (values) => {
      const path = fresh();
      const journal = openJournal(path, secret);
      for (const [i, one] of values.entries()) journal.add(`key ${i}`, ran(one));
      journal.close();
      const again = openJournal(path, secret);
      for (const [i, one] of values.entries()) expect(again.find(`key ${i}`)).toEqual(ran(one));
      again.close();
    }),
    { numRuns: 15 },
  );
});

test("a journal cut at any byte keeps the lines before the cut, and can go on", () => {
  const path = fresh();
  const journal = openJournal(path, secret);
  for (let i = 0; i < 4; i++) journal.add(`key ${i}`, ran(`мюон ${i}`));
  journal.close();
  const whole = readFileSync(path);
  for (let cut = 0; cut <= whole.length; cut += 7) {
    writeFileSync(path, whole.subarray(0, cut));
    const lines = whole.subarray(0, cut).toString("utf8").split("\n");
    const torn = openJournal(path, secret);
    const found = [0, 1, 2, 3].filter((i) => torn.find(`key ${i}`) !== undefined);
    expect(found.length).toBeGreaterThanOrEqual(lines.length - 1);
    for (const i of found) expect(torn.find(`key ${i}`)).toEqual(ran(`мюон ${i}`));
    torn.add("later", ran(1));
    torn.close();
    expect(openJournal(path, secret).find("later")).toEqual(ran(1));
  }
});

test("a line that was not signed by this grader says nothing", () => {
  const path = fresh();
  const journal = openJournal(path, secret);
  journal.add("mine", ran(1));
  journal.close();
  const line = readFileSync(path, "utf8");

  appendFileSync(path, line.replace('"mine"', '"theirs"'));
  appendFileSync(path, `${line.split(" ")[0]} ["other",{}]\n["bare",{}]\n\u0000 \n`);
  const found = openJournal(path, secret);
  expect(found.find("mine")).toEqual(ran(1));
  for (const key of ["theirs", "other", "bare"]) expect(found.find(key)).toBeUndefined();
});

test("the first word on a key stays", () => {
  const journal = openJournal(fresh(), secret);
  journal.add("key", ran(1));
  journal.add("key", ran(2));
  expect(journal.find("key")).toEqual(ran(1));
});
