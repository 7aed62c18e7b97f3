import { types } from "node:util";
import { escapeHtml } from "../core/index.ts";
import { previewOf, shortText } from "./render-text.ts";

const maxDepth = 6;
/** Children of one node. */
const maxChildren = 50;
/** Nodes of a whole tree. */
const maxNodes = 600;
const previewLength = 90;

/** How much more may be shown, and what we are inside of. */
interface Walk {
  nodesLeft: number;
  readonly path: readonly object[];
}

/** A value whose parts can be shown one below the other. */
export function isTreelike(value: unknown): value is object {
  if (typeof value !== "object" || value === null || types.isProxy(value)) return false;
  if (ArrayBuffer.isView(value) || types.isDate(value) || types.isNativeError(value)) return false;
  return !(types.isPromise(value) || types.isRegExp(value) || types.isBoxedPrimitive(value));
}

/** A value as lists within lists, each to be unfolded; the outermost is open. */
export function treeHtml(value: object): string {
  const walk: Walk = { nodesLeft: maxNodes, path: [] };
  return branch(value, "", { walk, isOpen: true });
}

function branch(
  value: object,
  label: string,
  { walk, isOpen }: { readonly walk: Walk; readonly isOpen: boolean },
): string {
  const preview = `<code>${escapeHtml(previewOf(value, previewLength))}</code>`;
  const inside = { ...walk, path: [...walk.path, value] };
  const items = children(value, inside);
  walk.nodesLeft = inside.nodesLeft;
  const open = isOpen ? " open" : "";
  return `<details${open}><summary>${label}${preview}</summary><ul>${items.join("")}</ul></details>`;
}

function children(value: object, walk: Walk): string[] {
  const { parts, count } = partsOf(value);
  const items: string[] = [];
  for (const [label, part] of parts) {
    if (walk.nodesLeft <= 0) break;
    walk.nodesLeft--;
    items.push(`<li>${node(part, `<b>${escapeHtml(label)}</b>: `, walk)}</li>`);
  }
  const rest = count - items.length;
  return rest > 0 ? [...items, `<li>… ${rest} more</li>`] : items;
}

function node(value: unknown, label: string, walk: Walk): string {
  const isBranch =
    isTreelike(value) &&
    walk.path.length < maxDepth &&
    !walk.path.includes(value) &&
    partsOf(value).count > 0;
  if (isBranch) return branch(value, label, { walk, isOpen: false });
  return `${label}<code>${escapeHtml(leafText(value, walk))}</code>`;
}

function leafText(value: unknown, { path }: Walk): string {
  if (path.includes(value as object)) return "[Circular]"; // anything may be asked for
  if (value instanceof Accessor) return "[Getter]";
  return isTreelike(value) ? previewOf(value, previewLength) : shortText(value);
}

/** Stands for a field that would have to be run to be seen. */
class Accessor {}

interface Parts {
  readonly parts: readonly (readonly [label: string, part: unknown])[];
  readonly count: number;
}

function partsOf(value: object): Parts {
  if (types.isMap(value)) {
    const shown = firstOf(Map.prototype.entries.call(value));
    return { parts: shown.map(([k, v]) => [previewOf(k, 40), v]), count: value.size };
  }
  if (types.isSet(value)) {
    const shown = firstOf(Set.prototype.values.call(value));
    return { parts: shown.map((v, i) => [String(i), v]), count: value.size };
  }
  const names = Array.isArray(value) ? indicesOf(value) : Object.keys(value);
  const count = Array.isArray(value) ? value.length : names.length;
  return { parts: names.slice(0, maxChildren).map((name) => [name, fieldOf(value, name)]), count };
}

function indicesOf(list: readonly unknown[]): string[] {
  return Array.from({ length: Math.min(list.length, maxChildren) }, (_, i) => String(i));
}

function fieldOf(value: object, name: string): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(value, name);
  return descriptor && "get" in descriptor ? new Accessor() : descriptor?.value;
}

function firstOf<T>(items: IterableIterator<T>): T[] {
  const shown: T[] = [];
  for (const item of items) {
    if (shown.length === maxChildren) break;
    shown.push(item);
  }
  return shown;
}
