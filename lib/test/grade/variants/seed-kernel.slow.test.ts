import { afterAll, expect, test } from "vitest";
import { seedKernel } from "../../../grade/variants/seed-kernel.ts";
import { type Output, startKernel } from "../../../kernel/index.ts";

const kernel = await startKernel({ cwd: "lib", env: { TOPLAB_SEED: "1" } });
afterAll(() => kernel.shutdown());

test("a kernel that was started for nobody yet gives the next cells the student's seed", async () => {
  const outputs: Output[] = [];
  const print = 'import { studentSeed } from "toplab"; console.log(studentSeed());';
  await kernel.execute(print, (output) => outputs.push(output));
  await seedKernel(kernel, 9007199254740991);
  const reply = await kernel.execute("console.log(studentSeed());", (output) =>
    outputs.push(output),
  );
  expect(reply.status).toBe("ok");
  const text = outputs.map((output) => ("text" in output ? output.text : "")).join("");
  expect(text).toBe("1\n9007199254740991\n");
}, 120_000);
