import { afterAll, expect, test } from "vitest";
import { findModule, loadModule } from "../../grade/graded-module.ts";
import { modulesCalled } from "../../grade/module-name.ts";
import { buildCourse } from "./counting-course.ts";

const ids = ["01-z-boson", "05-top-quark", "06-tw-ttbar", "06-tw-top", "10-how-sure"];

test.each([
  ["05-top-quark", ["05-top-quark"]],
  ["05", ["05-top-quark"]],
  ["1", ["10-how-sure"]],
  ["06-tw-t", ["06-tw-ttbar", "06-tw-top"]],
  ["top-quark", ["05-top-quark"]],
  ["top", ["05-top-quark", "06-tw-top"]],
  ["boson", ["01-z-boson"]],
  ["bos", []],
  ["7", []],
  ["", []],
])("%j may mean %j", (name, wanted) => {
  expect(modulesCalled(name, ids)).toEqual(wanted);
});

test("the whole name of a module means it, though another's begins with it", () => {
  expect(modulesCalled("06-tw", ["06-tw", "06-tw-ttbar"])).toEqual(["06-tw"]);
});

const course = buildCourse("module-name");
afterAll(() => course.remove());

test("a module is loaded by the beginning of its name, and another name is answered with those there are", async () => {
  expect((await loadModule(course.root, "01")).id).toBe("01-counting");
  expect(findModule(course.root, "counting")).toBe("01-counting");
  await expect(loadModule(course.root, "02")).rejects.toThrow(
    /^Cannot find the module "02" in .*: there are 01-counting$/,
  );
});
