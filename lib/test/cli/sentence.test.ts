import { expect, test } from "vitest";
import { sentence } from "../../cli/sentence.ts";

/** An error as Node makes it of a system call. */
const failed = (code: string, syscall: string, path?: string): Error =>
  Object.assign(new Error(`${code}: something, ${syscall} '${path}'`), { code, syscall, path });

test.each([
  [
    "ENOENT",
    "open",
    "/home/ana/z.ipynb",
    "Cannot read /home/ana/z.ipynb: there is no such file (ENOENT)",
  ],
  ["ENOSPC", "write", "/c/work/x.json", "Cannot write /c/work/x.json: the disk is full (ENOSPC)"],
  [
    "EACCES",
    "open",
    "/c/work/.p.json.71-0.tmp",
    "Cannot write /c/work/p.json: permission denied (EACCES)",
  ],
  ["EROFS", "mkdir", "/c/work", "Cannot write /c/work: the disk can only be read (EROFS)"],
])("%s in %s of %s is told in words, with the file that was meant", (code, syscall, path, told) => {
  expect(sentence(failed(code, syscall, path))).toBe(told);
});

test("of what was open already the system tells no name, and the words do without one", () => {
  expect(sentence(failed("EISDIR", "read"))).toBe(
    "Cannot read what was named: it is a folder (EISDIR)",
  );
  expect(sentence(failed("ENOSPC", "write"))).toBe(
    "Cannot write all of it: the disk is full (ENOSPC)",
  );
});

test("any other error speaks for itself", () => {
  expect(sentence(new RangeError("Cannot make -1 bins"))).toBe("Cannot make -1 bins");
  expect(sentence("stopped")).toBe("stopped");
});
