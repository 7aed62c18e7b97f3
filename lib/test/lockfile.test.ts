import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Locked {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Record<string, string>;
}

const lock: { packages: Record<string, Locked> } = JSON.parse(
  readFileSync("package-lock.json", "utf8"),
);
const packages = Object.entries(lock.packages);
const names = new Set(packages.map(([path]) => path.replace(/^.*node_modules\//, "")));

test("the lockfile names no host", () => {
  const hosts = packages.filter(([, { resolved, link }]) => resolved !== undefined && !link);
  expect(hosts.map(([path]) => path)).toEqual([]);
  expect(readFileSync("package-lock.json", "utf8")).not.toMatch(/"resolved": "\w+:\/\//);
});

test("the lockfile holds the binaries of every platform, not of one machine", () => {
  const missing = packages.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !names.has(name))
      .map((name) => `${path} wants ${name}`),
  );
  expect(missing).toEqual([]);
});

test("no package gets to run a script of its own while it is installed", () => {
  expect(readFileSync(".npmrc", "utf8")).toMatch(/^ignore-scripts=true$/m);
  const withScripts = packages.filter(([, { hasInstallScript }]) => hasInstallScript);
  // Listed in docs/decisions.md with what each script would do and why we need none of them.
  expect(withScripts.map(([path]) => path.replace("node_modules/", "")).sort()).toEqual([
    "core-js",
    "esbuild",
    "zeromq",
  ]);
});
