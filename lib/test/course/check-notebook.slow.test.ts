import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { checkNotebook } from "../../course/check-notebook.ts";
import { withAnswers } from "../../grade/answers.ts";
import { checkHandler } from "../../grade/check/check-handler.ts";
import { readSolution } from "../../grade/exercise-files.ts";
import { type GradedModule, loadModule } from "../../grade/graded-module.ts";
import { answersOf } from "../../grade/promised-answers.ts";
import { type Notebook, startKernel } from "../../kernel/index.ts";
import { buildCourse } from "../grade/counting-course.ts";
import { patience } from "../kernel/cell.ts";

vi.setConfig({ testTimeout: patience });

const { root, remove } = buildCourse("check-notebook");
afterAll(remove);

/** The first exercise of a module alone, so that the notebook runs as far as its cell. */
async function firstOf(courseRoot: string, id: string): Promise<GradedModule> {
  const module = await loadModule(courseRoot, id);
  return { ...module, exercises: module.exercises.slice(0, 1) };
}

function checked(module: GradedModule, notebook: Notebook) {
  return checkNotebook(notebook, module, {
    cwd: join(module.courseRoot, "notebooks"),
    replies: {},
  });
}

test("an exercise is judged as check() judges it on the page: empty, wrong, failing and right", async () => {
  const module = await firstOf(root, "01-counting");
  const exercise = module.exercises[0]!;
  const kernel = await startKernel({ cwd: join(root, "notebooks") });
  for (const cell of module.notebook.cells.slice(0, 3)) await kernel.execute(cell.source, () => {});
  const answers = await answersOf(root, exercise);
  const some = ["stub", "the variance", "an error", "solution"];
  for (const { name, code } of answers.filter((answer) => some.includes(answer.name))) {
    await kernel.execute(code, () => {});
    const onPage = await checkHandler(root)({ exercise: "error-of-count" }, kernel);
    const { replies } = await checked(
      module,
      withAnswers(module.notebook, { [exercise.id]: code }),
    );
    expect(replies, name).toEqual([onPage]);
  }
  await kernel.shutdown();
});

test("what comes after the last exercise asked for is not run", async () => {
  const module = await firstOf(root, "01-counting");
  const places: number[] = [];
  const { failures } = await checkNotebook(module.notebook, module, {
    cwd: join(root, "notebooks"),
    replies: {},
    onCell: (place) => places.push(place),
  });
  expect(places).toEqual([1, 2, 3]);
  expect(failures).toEqual([]);
});

test("in the first lesson the stub earns nothing and the solution all", async () => {
  const module = await firstOf(".", "01-z-boson");
  const { id } = module.exercises[0]!;
  const solved = withAnswers(module.notebook, { [id]: await readSolution(".", id) });
  const before = await checked(module, module.notebook);
  const after = await checked(module, solved);
  expect(before.replies[0]?.judgement).toMatchObject({ status: "not-attempted", points: 0 });
  expect(after.replies[0]?.judgement).toMatchObject({ status: "pass", points: 3, maxPoints: 3 });
});
