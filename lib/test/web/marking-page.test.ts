import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Marking } from "../../grade/exercise.ts";
import { answerVersion } from "../../grade/marking/answer-version.ts";
import { readMarks, writeMark } from "../../grade/marking/marks.ts";
import type { ClassResult, MarkedResult } from "../../grade/results/class-result.ts";
import type { StoredOutput } from "../../kernel/index.ts";
import { markIn } from "../../web/class/marking-form.ts";
import { RefusedError } from "../../web/refusal.ts";
import { hasBrowser } from "./browser.ts";
import { type GradedClass, gradedClass } from "./class-results.ts";
import { type OpenCourse, openCourse, patience } from "./course-setup.ts";
import { type ServedCourse, servedCourse } from "./served-course.ts";

const marking = (kind: Marking["kind"]): Marking => ({
  kind,
  rubric: [
    { points: 2, words: { en: "Says why there is a *peak*.", es: "Dice por qué.", ru: "Почему." } },
    { points: 1, words: { en: "Names what <b>else</b> it could be.", es: "Otra.", ru: "Иное." } },
  ],
});
const exercises: ClassResult["exercises"] = [
  { id: "01-z/fit", title: "The fit", points: 3 },
  { id: "01-z/words", title: "In words", points: 3, marking: marking("text") },
  { id: "01-z/plot", title: "A picture", points: 3, marking: marking("plot") },
];
const spying = "<script>window.hit=1</script><img src=x onerror=window.hit=1>[x](javascript:hit)";
const texts = [
  `The mass $m = \\sqrt{E^2 - p^2}$ is the *same* each time:\n\n- so it peaks\n- 91 GeV\n\n${spying}`,
  "Chance.",
];
const drawing: StoredOutput = {
  output_type: "display_data",
  metadata: {},
  data: {
    "image/svg+xml": `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120" onload="parent.hit=1"><script>parent.hit=1</script><path d="M10 110 H120 V20 H180 V110 H290" fill="none" stroke="#1f5fa8" stroke-width="3"/></svg>`,
  },
};

const waiting = (
  exercise: string,
  code: string,
  outputs: readonly StoredOutput[],
): MarkedResult => ({
  ...{ exercise, title: exercise, status: "needs-marking", points: 0, maxPoints: 3 },
  ...{ reason: "A person reads this.", flags: [], code, outputs },
});
const result: ClassResult = {
  ...{ module: "01-z", sandbox: "bwrap", seed: 1, exercises },
  students: texts.map((text, i) => ({
    ...{ student: ["Ada", "Emmy <i>"][i]!, path: "x.ipynb" },
    exercises: [
      { ...waiting("01-z/fit", "const x = 1;", []), status: "pass", points: 3 },
      waiting("01-z/words", text, []),
      waiting("01-z/plot", "draw()", [drawing]),
    ],
  })),
};
const version = answerVersion(texts[0]!);

describe("what the form says", () => {
  const mark = (form: Readonly<Record<string, string>>): object => markIn(form, marking("text"));

  test("are the lines that are met, whose points add up; points themselves count in their place", () => {
    expect(mark({ lines: "2 1", answer: version })).toEqual({
      points: 3,
      lines: [1, 2],
      answer: version,
    });
    expect(mark({ lines: "22" })).toEqual({ points: 1, lines: [2] });
    expect(mark({ lines: "0" })).toEqual({ points: 0, lines: [] });
    expect(mark({ lines: "1", points: "2,5" })).toEqual({ points: 2.5, lines: [1] });
    expect(mark({ points: "1", comment: " So. " })).toEqual({ points: 1, comment: "So." });
    expect(mark({ points: "", lines: "", comment: "", answer: version })).toEqual({});
    expect(markIn({ lines: "1", points: "" }, undefined)).toEqual({});
  });

  test.each([
    { lines: "3" },
    { lines: "x" },
    { lines: "-1" },
    { points: "-1" },
    { points: "many" },
  ])("is refused where it says %j", (form) => expect(() => mark(form)).toThrow(RefusedError));

  test("is not believed about the answer but in the form that the page gave", () => {
    expect(mark({ points: "1", answer: "=HYPERLINK(1)" })).toEqual({ points: 1 });
  });
});

describe("the marking of a text", () => {
  let graded: GradedClass;
  let served: ServedCourse;
  beforeAll(async () => {
    graded = gradedClass(result);
    served = await servedCourse(graded.desk);
  });
  afterAll(async () => {
    await served.close();
    graded.remove();
  });

  test("shows the rubric and the answer as it is meant, and nothing that the student made up", async () => {
    const { text } = await served.does("GET /class/marking/1/0");
    expect(text).toMatch(/<li>Says why there is a <em>peak<\/em>\. <small>2 points/);
    expect(text).toContain("Names what &lt;b&gt;else&lt;/b&gt; it could be.");
    expect(text).toMatch(/<div class="written"><p>The mass <span class="katex"><math/);
    expect(text).toContain("&lt;script&gt;window.hit=1&lt;/script&gt;&lt;img");
    expect(text).not.toMatch(/<script|<img|href="javascript/);
  });

  test("tells of answers that wait, and of those that have changed since they were marked", async () => {
    const overview = async (): Promise<string> => (await served.does("GET /class/marking")).text;
    expect(await overview()).toMatch(/In words<\/a>.*0 of 2 marked by hand.*2 to mark/);
    expect(await overview()).not.toMatch(/The fit<\/a>[^\n]*to mark/);
    const mark = { student: "Ada", exercise: "01-z/words", points: 2 };
    writeMark(graded.desk.marks, { ...mark, answer: version });
    expect(await overview()).toMatch(
      /"\/class\/marking\/1\/1"[^\n]*In words<\/a>[^\n]*>1 to mark</,
    );
    writeMark(graded.desk.marks, { ...mark, answer: answerVersion("Before.") });
    expect(await overview()).toMatch(/"\/class\/marking\/1\/0"[^\n]*>1 to mark, 1 changed since</);
    const { text } = await served.does("GET /class/marking/1/0");
    expect(text).toMatch(/Marked on an earlier version/);
    writeMark(graded.desk.marks, { student: "Ada", exercise: "01-z/words" });
  });
});

describe.skipIf(!hasBrowser)("marking by hand in Chromium", { timeout: 3 * patience }, () => {
  let graded: GradedClass;
  let open: OpenCourse;
  beforeAll(async () => {
    graded = gradedClass(result);
    open = await openCourse({ tourDone: true }, { desk: graded.desk });
  }, patience);
  afterAll(async () => {
    await open.close();
    graded.remove();
  }, patience);

  test("texts and pictures are marked by the numbers of the rubric's lines, without a mouse", async () => {
    const { page } = open;
    /** The browser gives a page its focus soon after it has loaded. */
    const focused = (selector: string): Promise<void> =>
      page.locator(`${selector}:focus`).waitFor();
    const type = async (lines: string): Promise<void> => {
      await focused("input.lines");
      await page.keyboard.type(lines);
    };
    await page.goto(`${open.address}/class/marking`);
    await focused("a"); // of the first exercise with open answers
    await page.keyboard.press("Enter");
    await page.getByText("Ada, 1 of 2").waitFor();
    expect(await page.locator(".written li").allInnerTexts()).toEqual(["so it peaks", "91 GeV"]);
    await type("12");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Clear!");
    await page.keyboard.press("Enter");
    await page.getByText("2 of 2", { exact: false }).waitFor();
    await type("0");
    await page.keyboard.press("Enter");
    await page.getByText("01-z/words, 2 of 2 marked by hand").waitFor();
    await focused("a");
    await page.keyboard.press("Enter");
    await page.getByText("A picture").first().waitFor();
    const shown = page.locator("section img");
    expect(await shown.evaluate((img) => "naturalWidth" in img && img.naturalWidth)).toBe(300);
    expect(await page.evaluate(() => "hit" in globalThis)).toBe(false);
    await type("1");
    await page.keyboard.press("Enter");
    await page.getByText("2 of 2", { exact: false }).waitFor();
    const marks = readMarks(graded.desk.marks).map(({ answer: _, ...mark }) => mark);
    expect(marks).toEqual([
      { student: "Ada", exercise: "01-z/words", points: 3, lines: [1, 2], comment: "Clear!" },
      { student: "Emmy <i>", exercise: "01-z/words", points: 0, lines: [] },
      { student: "Ada", exercise: "01-z/plot", points: 2, lines: [1] },
    ]);
  });
});
