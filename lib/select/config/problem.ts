import { DataError } from "../../core/index.ts";
import type { AnalysisSource } from "./analysis.ts";
import type { Path } from "./yaml-text.ts";

type Place = Pick<AnalysisSource, "name" | "lineOf">;

/** What to throw about a place in an analysis: "z.yaml:12: regions.zee.cuts[1] …". */
export function problemAt(
  source: Place,
  path: Path,
  why: string,
  options?: ErrorOptions,
): DataError {
  const key = path.length > 0 ? `${keyOf(path)} ` : "";
  return new DataError(`${source.name}:${source.lineOf(path)}`, `${key}${why}`, options);
}

/** regions.zee.cuts[1] */
export function keyOf(path: Path): string {
  return path
    .map((key, i) => {
      if (typeof key === "number") return `[${key}]`;
      const short = key.length > 60 ? `${key.slice(0, 60)}…` : key;
      return `${i > 0 ? "." : ""}${short || '""'}`;
    })
    .join("");
}

/** Does some work with what is written at a place; what goes wrong is told with the place. */
export function at<T>(source: Place, path: Path, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw problemAt(source, path, `is not right: ${cause.message}`, { cause });
  }
}
