import { DataError } from "../../core/index.ts";
import { type FileColumn, isLists } from "../../io/index.ts";

/** 1 for signal and 0 for background, by a column of numbers or words and, if need be, the value that stands for signal. */
export function labelsOf(
  path: string,
  name: string,
  column: FileColumn,
  signal: string | undefined,
): Uint8Array {
  if (isLists(column)) throw new DataError(path, `${name} holds lists, wanted one label per event`);
  const words = Array.from(column as ArrayLike<unknown>, (value) => String(value).trim());
  const missing = words.findIndex((word) => word === "NaN" || word === "");
  if (missing >= 0) {
    throw new DataError(path, `${name} of event ${missing} is missing, and each needs a label`);
  }
  const values = [...new Set(words)].sort();
  const shown = values.slice(0, 8).join(", ") + (values.length > 8 ? ", …" : "");
  if (values.length < 2) {
    throw new DataError(path, `${name} is ${shown} in every event, and two classes are wanted`);
  }
  const isSignal = chosen(values, signal);
  if (isSignal) return Uint8Array.from(words, (word) => Number(isSignal(word)));
  throw new DataError(
    path,
    signal === undefined
      ? `${name} is one of ${shown}: say with --signal which of them is signal`
      : `${name} is never ${signal}: it is one of ${shown}`,
  );
}

/** Which values are signal; undefined if that is not clear. */
function chosen(
  values: readonly string[],
  signal: string | undefined,
): ((value: string) => boolean) | undefined {
  if (signal !== undefined) {
    const same = values.filter((value) => value === signal.trim() || isSameNumber(value, signal));
    return same.length > 0 ? (value) => same.includes(value) : undefined;
  }
  if (values.length !== 2) return undefined;
  const isUsual = values.every((value) => ["0", "1", "-1"].includes(value)) && values.includes("1");
  if (isUsual) return (value) => value === "1";
  const [named, ...others] = values.filter((value) => /^(s|sig|signal|true|yes)$/i.test(value));
  return named !== undefined && others.length === 0 ? (value) => value === named : undefined;
}

function isSameNumber(value: string, signal: string): boolean {
  return signal.trim() !== "" && Number(value) === Number(signal);
}
