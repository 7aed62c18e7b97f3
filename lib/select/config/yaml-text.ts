import { createRequire } from "node:module";
import type { Document, LineCounter, Node, Pair, YAMLMap } from "yaml";
import { DataError } from "../../core/index.ts";

/** Where something stands in a text: ["regions", "zee", "cuts", 0]. */
export type Path = readonly (string | number)[];

/** A YAML text as plain values, of which each knows its line. */
export interface YamlText {
  readonly value: unknown;
  /** Line of what stands at a path, from 1; of the nearest thing around it if there is nothing. */
  lineOf(path: Path): number;
}

/** More aliases than anybody writes; they could make a small text very long. */
const maxAliasCount = 100;

/** Reads YAML 1.2; `where` names the text in messages. The package is loaded when it is first used. */
export function parseYaml(text: string, where: string): YamlText {
  const load = createRequire(import.meta.url);
  const yaml = load("yaml") as typeof import("yaml");
  const lines = new yaml.LineCounter();
  try {
    const document = yaml.parseDocument(text, { lineCounter: lines, logLevel: "silent" });
    const [problem] = [...document.errors, ...document.warnings];
    if (problem)
      throw new DataError(`${where}:${lines.linePos(problem.pos[0]).line}`, said(problem));
    yaml.visit(document, {
      Pair: (_, { key }) => {
        if (yaml.isScalar(key)) return;
        const line = lines.linePos((key as Node).range?.[0] ?? 0).line;
        throw new DataError(
          `${where}:${line}`,
          "has a list or a group of entries in the place of a key",
        );
      },
    });
    const value: unknown = document.toJS({ maxAliasCount });
    return { value, lineOf: (path) => lineIn(document, lines, path, yaml) };
  } catch (cause) {
    if (cause instanceof DataError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DataError(where, `cannot be read as YAML (${why.split("\n")[0]})`, { cause });
  }
}

/** "is not YAML: Map keys must be unique" */
function said({ message }: Error): string {
  const sentence = message.split("\n")[0]!.replace(/ at line \d+, column \d+:?$/, "");
  const hint = /flow/i.test(sentence)
    ? " (between { } or [ ], an expression with brackets or commas wants quotes)"
    : "";
  return `is not YAML as wanted here: ${sentence}${hint}`;
}

function lineIn(
  document: Document,
  lines: LineCounter,
  path: Path,
  yaml: typeof import("yaml"),
): number {
  let at: unknown = document.contents;
  let offset = 0;
  for (const key of path) {
    if (yaml.isAlias(at)) at = at.resolve(document);
    const place: unknown = yaml.isMap(at) ? pairOf(at, key, yaml)?.key : itemOf(at, key, yaml);
    const start = (place as Node | undefined)?.range?.[0];
    if (start === undefined) break;
    offset = start;
    at = yaml.isMap(at) ? pairOf(at, key, yaml)?.value : place;
  }
  return lines.linePos(offset).line;
}

function pairOf(map: YAMLMap, key: string | number, yaml: typeof import("yaml")): Pair | undefined {
  return map.items.find(
    ({ key: node }) => yaml.isScalar(node) && `${node.value ?? ""}` === `${key}`,
  );
}

function itemOf(at: unknown, key: string | number, yaml: typeof import("yaml")): unknown {
  return yaml.isSeq(at) && typeof key === "number" ? at.items[key] : undefined;
}
