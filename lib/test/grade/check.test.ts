import { afterAll, beforeAll, expect, test } from "vitest";
import { check } from "../../grade/check/check.ts";
import { checkHandler } from "../../grade/check/check-handler.ts";
import type { Judgement } from "../../grade/judgement.ts";
import type { Language } from "../../grade/language.ts";
import { type Kernel, type Output, startKernel } from "../../kernel/index.ts";
import { buildCourse, solution } from "./counting-course.ts";

const { root, remove } = buildCourse("check");
const told: Judgement[] = [];
let kernel: Kernel;
let reader: Language = "en";
beforeAll(async () => {
  const handlers = {
    check: checkHandler(root, {
      language: () => reader,
      onJudged: (judgement) => told.push(judgement),
    }),
  };
  kernel = await startKernel({ cwd: `${root}/notebooks`, handlers });
  await run('import { check } from "toplab/grade";\nconst masses = [90.5, 91, 92.1];');
}, 60_000);
afterAll(async () => {
  await kernel.shutdown();
  remove();
});

/** Everything that a cell shows, as text or as HTML. */
async function run(code: string, type = "text/plain"): Promise<string> {
  const outputs: Output[] = [];
  await kernel.execute(code, (output) => outputs.push(output), { timeoutMs: 30_000 });
  return outputs
    .map((output) => {
      if ("data" in output) return String(output.data[type]);
      return "text" in output ? output.text : JSON.stringify(output);
    })
    .join("");
}

test("an answer that is not there yet costs no hint", async () => {
  expect(await run('await check("mean-mass")')).toBe(
    "The mean mass: 0 / 2 points\n`meanMass` has no value yet: replace the undefined of the cell.",
  );
  expect(told.at(-1)).toMatchObject({ exercise: "01-counting/mean-mass", status: "not-attempted" });
});

test("each wrong answer brings the next hint, until there is none", async () => {
  await run("function errorOfCount(n: number) { return n / 2; }");
  const first = await run('await check("error-of-count")');
  expect(first).toContain("Hint 1: Counts follow");
  expect(first).toContain("1 more hint, one with each try.");
  expect(first).not.toContain("Hint 2");
  expect(await run('await check("01-counting/error-of-count")')).toContain("Hint 2: Its standard");
  expect(await run('await check("error-of-count")', "text/html")).toContain(
    "<code>Math.sqrt(n)</code>",
  );
});

test("a right answer earns a word of praise and the name of what comes next", async () => {
  const [first, second] = Object.values(solution);
  await run(first!);
  expect(await run('await check("error-of-count")')).toBe(
    "The error of a count: 3 / 3 points\nWell done! Correct. Next: “The mean mass”.",
  );
  await run(second!);
  expect(await run('await check("mean-mass")')).toContain("the last exercise of this lesson");
  expect(told.at(-1)).toMatchObject({ status: "pass", points: 2, maxPoints: 2 });
});

test("the card is in the language of the reader, who may change it while the notebook is open", async () => {
  await run("const meanMass = 91_200;");
  reader = "ru";
  const russian = await run('await check("mean-mass")');
  expect(russian).toContain("Средняя масса: баллы: 0 из 2\n`meanMass`: пока неверно.");
  expect(russian).toContain("не в МэВ ли вместо ГэВ?\nПодсказка 1: Сложите массы");
  reader = "es";
  const spanish = await run('await check("error-of-count")', "text/html");
  expect(spanish).toContain("El error de un recuento</strong>");
  expect(spanish).toContain("3 / 3 puntos</strong>");
  expect(spanish).toContain("¡Muy bien! Correcto. Siguiente: «La masa media».");
  reader = "en";
});

test("a name that no exercise has is answered with those there are", async () => {
  expect(await run('await check("higgs")')).toContain("01-counting/error-of-count");
});

test("outside a notebook, check says where it works", async () => {
  await expect(check("mean-mass")).rejects.toThrow("works in a notebook");
});
