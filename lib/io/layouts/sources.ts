import type { Column, Jagged } from "../../event/index.ts";
import { type FileColumn, isLists } from "../root/index.ts";

/** Columns of a file, by name, as an adapter sees them. */
export interface FileColumns {
  readonly nEvents: number;
  number(name: string): Float64Array;
  list(name: string): Jagged;
  any(name: string): FileColumn;
}

/** How a column of the event model is made of columns of a file. */
export interface Source {
  readonly needs: readonly string[];
  make(file: FileColumns): Column;
}

const perGev = 1000;

/** A number per event. */
export function number(name: string): Source {
  return { needs: [name], make: (file) => file.number(name) };
}

/** A number per event that the file has in MeV. */
export function numberFromMev(name: string): Source {
  return { needs: [name], make: (file) => file.number(name).map((x) => x / perGev) };
}

/** A list per event. */
export function list(name: string): Source {
  return { needs: [name], make: (file) => file.list(name) };
}

/** A list per event that the file has in MeV. */
export function listFromMev(name: string): Source {
  return { needs: [name], make: (file) => eachOf(file.list(name), (x) => x / perGev) };
}

/** A list per event, each value after `f`. */
export function mapped(name: string, f: (value: number) => number): Source {
  return { needs: [name], make: (file) => eachOf(file.list(name), f) };
}

/** A number per event from several. */
export function computed(
  needs: readonly string[],
  f: (...values: readonly number[]) => number,
): Source {
  return {
    needs,
    make: (file) => {
      const columns = needs.map((name) => file.number(name));
      return new Float64Array(file.nEvents).map((_, i) =>
        f(...columns.map((column) => column[i]!)),
      );
    },
  };
}

/** A list per event from several of equal lengths. */
export function combined(
  needs: readonly string[],
  f: (...values: readonly number[]) => number,
): Source {
  return {
    needs,
    make: (file) => {
      const columns = needs.map((name) => file.list(name));
      const [first] = columns;
      if (!first) throw new RangeError("Cannot combine no columns");
      return {
        ...first,
        values: first.values.map((_, k) => f(...columns.map((c) => c.values[k]!))),
      };
    },
  };
}

/** The first value of each event's list; NaN where it is empty. */
export function first(name: string): Source {
  return {
    needs: [name],
    make: (file) => {
      const { offsets, values } = file.list(name);
      return Float64Array.from({ length: file.nEvents }, (_, i) =>
        offsets[i]! < offsets[i + 1]! ? values[offsets[i]!]! : Number.NaN,
      );
    },
  };
}

/** Lengths of the lists of each event. */
export function lengths(name: string): Source {
  return {
    needs: [name],
    make: (file) => {
      const { offsets } = file.list(name);
      return Float64Array.from({ length: file.nEvents }, (_, i) => offsets[i + 1]! - offsets[i]!);
    },
  };
}

/** The number 1 for every event. */
export const ones: Source = { needs: [], make: ({ nEvents }) => new Float64Array(nEvents).fill(1) };

/** Several kinds of objects in one list, the highest pT first; `pts` names the pT of each kind. */
export function together(pts: readonly string[], parts: readonly Source[]): Source {
  return {
    needs: [...new Set([...pts, ...parts.flatMap(({ needs }) => needs)])],
    make: (file) => {
      const keys = pts.map((name) => file.list(name));
      const values = parts.map((part) => part.make(file) as Jagged); // sources of lists
      return inOrder(file.nEvents, keys, values);
    },
  };
}

/** The same value for every object of a kind. */
export function same(name: string, value: number): Source {
  return mapped(name, () => value);
}

/**
 * What links point to: for every object the value of `target` at the place that the link names, NaN where it
 * points nowhere. Of several links of an object the first counts. Of an ElementLink, `m_persIndex` is the place.
 */
export function linked(link: string, target: string): Source {
  return {
    needs: [link, target],
    make: (file) => resolved(file.nEvents, firstLinks(file.any(link)), file.list(target)),
  };
}

/** Places that links name, one for each object. */
function firstLinks(links: FileColumn): Jagged {
  if (!isLists(links)) throw new RangeError("Cannot follow links that are not in a list");
  const { offsets, values } = links;
  if (values instanceof Float64Array) return { offsets, values };
  if (!isLists(values) || !(values.values instanceof Float64Array)) {
    throw new RangeError("Cannot follow links that are not places in a list");
  }
  const { offsets: inner, values: places } = values;
  const firsts = Float64Array.from({ length: inner.length - 1 }, (_, k) =>
    inner[k]! < inner[k + 1]! ? places[inner[k]!]! : -1,
  );
  return { offsets, values: firsts };
}

function resolved(nEvents: number, links: Jagged, target: Jagged): Jagged {
  const values = new Float64Array(links.values.length).fill(Number.NaN);
  for (let i = 0; i < nEvents; i++) {
    const [start, end] = [target.offsets[i]!, target.offsets[i + 1]!];
    for (let k = links.offsets[i]!; k < links.offsets[i + 1]!; k++) {
      const place = links.values[k]!;
      if (place >= 0 && start + place < end) values[k] = target.values[start + place]!;
    }
  }
  return { offsets: links.offsets, values };
}

/** Joins lists event by event in falling order of their keys; equal ones keep their order. */
function inOrder(nEvents: number, keys: readonly Jagged[], parts: readonly Jagged[]): Jagged {
  const offsets = new Uint32Array(nEvents + 1);
  for (let i = 0; i < nEvents; i++) {
    offsets[i + 1] = keys.reduce(
      (n, key) => n + key.offsets[i + 1]! - key.offsets[i]!,
      offsets[i]!,
    );
  }
  const values = new Float64Array(offsets[nEvents]!);
  for (let i = 0; i < nEvents; i++) {
    const objects = keys.flatMap(({ offsets: from, values: pt }, part) =>
      Array.from({ length: from[i + 1]! - from[i]! }, (_, k) => ({
        part,
        at: from[i]! + k,
        pt: pt[from[i]! + k]!,
      })),
    );
    objects.sort((a, b) => b.pt - a.pt);
    for (const [k, { part, at }] of objects.entries())
      values[offsets[i]! + k] = parts[part]!.values[at]!;
  }
  return { offsets, values };
}

function eachOf({ offsets, values }: Jagged, f: (value: number) => number): Jagged {
  return { offsets, values: values.map(f) };
}
