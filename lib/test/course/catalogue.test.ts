import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findCourse, readCatalogue } from "../../course/index.ts";

const root = mkdtempSync(join(tmpdir(), "toplab-catalogue-"));
afterAll(() => rmSync(root, { recursive: true }));

function lesson(
  name: string,
  metadata: object,
  sources: readonly (readonly [string, object])[],
): void {
  mkdirSync(join(root, "notebooks"), { recursive: true });
  const cells = sources.map(([source, toplab], i) => ({
    cell_type: "markdown",
    id: `c${i}`,
    metadata: { toplab },
    source,
  }));
  writeFileSync(
    join(root, "notebooks", name),
    JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells }),
  );
}

lesson("02-top.ipynb", { toplab: { prerequisites: ["01-z", "00-not-handed-out", 7] } }, [
  ["# The *top* quark\n\nIt **decays** before it\ncan [bind](x).", {}],
]);
lesson("01-z.ipynb", { toplab: { title: "The Z boson", minutes: 60, summary: "One peak." } }, [
  ["# Another heading", {}],
  ["stub", { exercise: "01-z/mass" }],
  ["check", { exercise: "01-z/mass" }],
  ["stub", { exercise: "01-z/lost" }],
]);
writeFileSync(join(root, "notebooks", "03-broken.ipynb"), "no notebook");
writeFileSync(join(root, "notebooks", "notes.txt"), "");
writeFileSync(join(root, "notebooks", "own-notes.ipynb"), "{}");
writeFileSync(join(root, "notebooks", "..%2f.ipynb"), "{}");

const describe = async (id: string) =>
  id === "01-z/mass" ? { title: "The mass", points: 3, hints: ["Add them."] } : undefined;

test("modules stand in the order of their numbers, under the names the lessons give themselves", async () => {
  const modules = await readCatalogue(root, describe);
  expect(modules.map(({ id, title, minutes }) => [id, title, minutes])).toEqual([
    ["01-z", "The Z boson", 60],
    ["02-top", "The top quark", undefined],
    ["03-broken", "03-broken", undefined],
  ]);
});

test("a lesson without a summary shows its first paragraph, freed of Markdown", async () => {
  const modules = await readCatalogue(root, describe);
  expect(modules[1]?.summary).toBe("It decays before it can bind.");
});

test("an exercise of several cells is listed once, and a missing one by its name", async () => {
  const [z] = await readCatalogue(root, describe);
  expect(z?.exercises).toEqual([
    { id: "01-z/mass", title: "The mass", points: 3, hints: ["Add them."] },
    { id: "01-z/lost", title: "01-z/lost (missing from exercises/)", points: 0, hints: [] },
  ]);
});

test("a module names those that should come first, as far as the course has them", async () => {
  const modules = await readCatalogue(root, describe);
  expect(modules.map(({ prerequisites }) => prerequisites)).toEqual([[], ["01-z"], []]);
});

test("a broken notebook is listed with its problem, and the others still open", async () => {
  const modules = await readCatalogue(root, describe);
  expect(modules[2]?.problem?.message).toContain("03-broken.ipynb");
  expect(modules[0]?.problem).toBeUndefined();
});

test("the course is found from any folder inside it, and nowhere else", () => {
  mkdirSync(join(root, "work", "deep"), { recursive: true });
  expect(findCourse(join(root, "work", "deep"))).toBe(root);
  expect(() => findCourse(tmpdir())).toThrow("go to the course's folder");
});
