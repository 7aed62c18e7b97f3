import { afterEach, expect, test, vi } from "vitest";
import { main } from "../../cli/main.ts";

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

/** What `toplab … --help` says. */
async function help(command: string): Promise<string> {
  let said = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said += text;
    return true;
  });
  await main(["node", "toplab", command, "--help"]);
  return said;
}

test.each([
  ["simulate", /--seed <number> .*\n? *\(default: 1\)/],
  ["hist", /--workers <number> +threads, as many as there are cores \(default: \d+\)/],
  ["compare", /--nested <K>x<M> +outer and inner folds \(default: 5x3\)/],
])(
  "the help of %s names each default once, in words, and none of a switch",
  async (name, wanted) => {
    const said = await help(name);
    expect(said).toMatch(wanted);
    expect(said).not.toMatch(/default: (false|\[|\{)|\(default: [^)]*\) \(default/);
  },
);
