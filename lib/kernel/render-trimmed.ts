import { inspect, types } from "node:util";
import { ownField } from "./own-field.ts";

/** Parts beyond which a value is trimmed before it is printed. */
const maxParts = 10_000;
/** As deep as Node's console prints. */
const depth = 3;
const keptFields = 100;
/** Items of each list in a trimmed value. */
export const keptItems = 20;

/** Whether printing a value would take more than a moment. */
export function isLarge(value: unknown): boolean {
  return countParts(value, depth, maxParts) > maxParts;
}

/** A copy that prints like the value, with the first fields and items of each of its parts. */
export function trimmed(value: unknown, levels: number = depth): unknown {
  if (levels === 0 || !isTree(value)) return value;
  if (Array.isArray(value)) return trimmedList(value, levels);
  const kept = levels === depth ? keptFields : 10;
  const copy: object = Object.create(Object.getPrototypeOf(value));
  const names = Object.keys(value);
  for (const name of names.slice(0, kept)) {
    const descriptor = Object.getOwnPropertyDescriptor(value, name)!; // it is one of the keys
    if ("value" in descriptor) descriptor.value = trimmed(descriptor.value, levels - 1);
    Object.defineProperty(copy, name, { ...descriptor, configurable: true });
  }
  const rest = names.length - kept;
  if (rest > 0) Object.defineProperty(copy, `… ${rest} more`, { value: etc, enumerable: true });
  return copy;
}

const etc = { [inspect.custom]: () => "…" };

/** As long as the list, so that the console tells how many items are not shown. */
function trimmedList(list: readonly unknown[], levels: number): unknown[] {
  const copy = Array.from(list.slice(0, keptItems), (item) => trimmed(item, levels - 1));
  copy.length = list.length;
  return copy;
}

/** How many parts a value has down to a depth; stops counting soon after the limit. */
function countParts(value: unknown, levels: number, limit: number): number {
  if (levels === 0 || !isTree(value)) return 1;
  const names = Array.isArray(value) ? [] : Object.keys(value);
  if (names.length > limit) return names.length;
  const parts = Array.isArray(value)
    ? value.slice(0, 100)
    : names.map((name) => ownField(value, name));
  let count = 1;
  for (const part of parts) {
    count += countParts(part, levels - 1, limit - count);
    if (count > limit) break;
  }
  return count;
}

/** A list, a record or an object of a class; no proxy, and nothing that prints from hidden fields. */
function isTree(value: unknown): value is object {
  if (typeof value !== "object" || value === null || types.isProxy(value)) return false;
  if (Array.isArray(value)) return true;
  if (types.isMap(value) || types.isSet(value) || types.isDate(value) || types.isRegExp(value))
    return false;
  return !(types.isNativeError(value) || types.isPromise(value) || ArrayBuffer.isView(value));
}
