import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readMarks } from "../../grade/marking/marks.ts";
import { hasBrowser } from "./browser.ts";
import { type GradedClass, gradedClass, names } from "./class-results.ts";
import { type OpenCourse, openCourse, patience } from "./course-setup.ts";
import { type ServedCourse, servedCourse } from "./served-course.ts";

describe("the instructor's pages", () => {
  let graded: GradedClass;
  let served: ServedCourse;

  beforeAll(async () => {
    graded = gradedClass();
    served = await servedCourse(graded.desk);
  });
  afterAll(async () => {
    await served.close();
    graded.remove();
  });

  test("are not there unless the course was opened with its key", async () => {
    const plain = await servedCourse();
    try {
      for (const path of ["/class", "/class/", "/class/files/results.json"]) {
        expect((await plain.does(`GET ${path}`)).status).toBe(404);
      }
      expect(JSON.parse((await plain.does("GET /api/course")).text)).not.toHaveProperty("hasClass");
    } finally {
      await plain.close();
    }
  });

  test("ask for the same key as all others, and take orders from nowhere else", async () => {
    expect((await served.ask("/class/")).status).toBe(401);
    const foreign = { ...served.own, origin: "http://127.0.0.1:1" };
    const order = await served.ask("/class/grade", { method: "POST", headers: foreign });
    expect(order.status).toBe(403);
    expect(graded.orders).toEqual([]);
  });

  test.each([
    "/class/files/.secret",
    "/class/files/..%2f..%2fetc%2fpasswd",
    "/class/files/students",
    "/class/students/..%2fresults.json",
    "/class/students/nobody.html",
  ])("give nothing away at %s", async (path) => {
    const { status, text } = await served.does(`GET ${path}`);
    expect(status).toBe(404);
    expect(text).not.toMatch(/secret|root:/);
  });

  test("run no script, and load nothing", async () => {
    const { status, headers, text } = await served.does("GET /class/");
    expect(status).toBe(200);
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; img-src data:/);
    expect(text).not.toContain("<script");
    expect(text).not.toContain("<b>&");
  });
});

describe.skipIf(!hasBrowser)(
  "the instructor's pages in Chromium",
  { timeout: 3 * patience },
  () => {
    let graded: GradedClass;
    let open: OpenCourse;

    beforeAll(async () => {
      graded = gradedClass();
      open = await openCourse({ tourDone: true }, { desk: graded.desk });
    }, patience);
    afterAll(async () => {
      await open.close();
      graded.remove();
    }, patience);

    test("from the course to the class, to a student, to a new grade and an export", async () => {
      const { page } = open;
      await page.getByRole("link", { name: "The class" }).click();
      await page.getByRole("button", { name: "Grade what is new" }).click();
      await page.getByLabel("Export as").selectOption("canvas");
      await page.getByRole("button", { name: "Export" }).click();
      await page.getByRole("link", { name: names[1]! }).click();
      await page.getByRole("button", { name: "Grade again" }).click();
      await page.waitForURL(/class\/$/);
      expect(graded.orders).toEqual([{}, { format: "canvas" }, { student: names[1] }]);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "canvas.csv" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe("canvas.csv");
    });

    test("answers are marked by the keyboard alone, one student after the other", async () => {
      const { page } = open;
      await page.goto(`${open.address}/class/marking`);
      await page.getByRole("link", { name: "Your words" }).press("Enter");
      expect(await page.locator("pre.code").innerText()).toContain(`${names[0]} on 01-z/text`);
      const focused = page.locator("input[name=points]:focus"); // soon after the page has loaded
      await focused.waitFor();
      await page.keyboard.type("1.5");
      await page.keyboard.press("Tab");
      await page.keyboard.type('=good, "but" short');
      await page.keyboard.press("Enter");
      await page.getByText("2 of 2", { exact: false }).waitFor();
      expect(await page.locator("pre.code").innerText()).toContain(`${names[1]} on 01-z/text`);
      await focused.waitFor();
      await page.keyboard.type("2");
      await page.keyboard.press("Enter");
      await page.getByText("01-z/text, 2 of 2 marked by hand").waitFor();
      const exercise = "01-z/text";
      expect(readMarks(graded.desk.marks)).toMatchObject([
        { student: names[0], exercise, points: 1.5, comment: '=good, "but" short' },
        { student: names[1], exercise, points: 2 },
      ]);
    });

    test("while a class is graded the page says how far it is, and then shows the result", async () => {
      const { page } = open;
      graded.say({ isWorking: true, said: "1 of 2 graded in 3 s" });
      await page.goto(`${open.address}/class/`);
      expect(await page.getByRole("status").innerText()).toBe("1 of 2 graded in 3 s");
      expect(await page.getByRole("button", { name: "Grade what is new" }).isDisabled()).toBe(true);
      graded.say({ isWorking: false, said: "2 of 2 graded in 5 s" });
      await page.getByText("2 of 2 graded in 5 s").waitFor();
      expect(await page.getByRole("button", { name: "Grade what is new" }).isEnabled()).toBe(true);
    });
  },
);
