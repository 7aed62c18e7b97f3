import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** Runs the setup as a Node of this version would; nothing is installed or built before the check. */
function setupWith(version: string) {
  const versions = `{ ...process.versions, node: ${JSON.stringify(version)} }`;
  const code = `Object.defineProperty(process, "versions", { value: ${versions} });
    require("child_process").spawnSync = () => ({ status: 0 });
    require("fs").writeFileSync = () => {};
    require("./scripts/setup.cjs");`;
  return spawnSync(process.execPath, ["--eval", code], { encoding: "utf8" });
}

test.each(["18.20.8", "20.18.3", "21.7.3", "22.11.0"])(
  "Node %s is refused in one sentence",
  (version) => {
    const { status, stderr } = setupWith(version);
    expect(status).toBe(1);
    expect(stderr).toBe(
      `toplab: Toplab needs Node 20.19 or newer 20, or 22.12 and up, and this is Node ${version}: ` +
        "install the current LTS release from nodejs.org and run the command again.\n",
    );
  },
);

test.each(["20.19.0", "22.12.0", "24.0.0", "26.1.0"])("Node %s is welcome", (version) => {
  const { status, stderr } = setupWith(version);
  expect(status).toBe(0);
  expect(stderr).toContain("Building the library and the pages: done");
});
