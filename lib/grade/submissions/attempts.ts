import { basename } from "node:path";
import { moduleOfNotebook } from "../graded-module.ts";
import { joinWords } from "../language.ts";
import { moreNotebooks, passedOver } from "./submission-words.ts";
import type { Submission } from "./submissions.ts";

/** Which of several attempts of a student counts: the best by points, less what is lost for being late. */
export type AttemptRule = "last" | "first" | "best";

/** All rules, the usual one first. */
export const attemptRules: readonly AttemptRule[] = ["last", "first", "best"];

/** How many attempts are graded, the last ones: more than ten are no attempts but guesses. */
const mostOf = { last: 1, best: 10 } as const;

/**
 * The submissions of one module: one per student, or each attempt where the best is to be found. Of
 * several notebooks of one attempt that one counts which is of this module, or else readable, or else
 * there; then the one with the module's own file name. The others are told of.
 */
export function submissionsOf(
  found: readonly Submission[],
  module: string,
  rule: AttemptRule = "last",
): readonly Submission[] {
  const candidates = found.filter((one) => belongsTo(one, module));
  const students = grouped(candidates, ({ student }) => student);
  const chosen = [...students.values()].flatMap((own) => chosenOf(own, module, rule));
  return chosen.toSorted((a, b) => (a.student < b.student ? -1 : a.student > b.student ? 1 : 0));
}

/** Students who have handed something in, but nothing that is, or may be, of this module. */
export function withoutModule(found: readonly Submission[], module: string): readonly string[] {
  const own = new Set(found.filter((one) => belongsTo(one, module)).map(({ student }) => student));
  return [...new Set(found.map(({ student }) => student))].filter((student) => !own.has(student));
}

/** Also a notebook that names no module: better graded as 0 and seen than overlooked. */
function belongsTo({ notebook }: Submission, module: string): boolean {
  const own = notebook && moduleOfNotebook(notebook);
  return own === undefined || own === module;
}

function chosenOf(
  own: readonly Submission[],
  module: string,
  rule: AttemptRule,
): readonly Submission[] {
  const kindOf = ({ notebook }: Submission): number =>
    notebook ? (moduleOfNotebook(notebook) === module ? 0 : 1) : 2;
  const isNamed = ({ path }: Submission): boolean =>
    basename(path).toLowerCase() === `${module}.ipynb`;
  const kind = Math.min(...own.map(kindOf));
  const attempts = grouped(
    own.filter((one) => kindOf(one) === kind),
    ({ attempt = 0 }) => attempt,
  );
  const inOrder = [...attempts]
    .toSorted(([a], [b]) => a - b)
    .map(([, group]) => group.find(isNamed) ?? group[0]!);
  const chosen = rule === "first" ? inOrder.slice(0, 1) : inOrder.slice(-mostOf[rule]);
  const others = own.filter((one) => !chosen.includes(one));
  return chosen.map((one) => {
    const place = { number: inOrder.indexOf(one) + 1, of: inOrder.length };
    return { ...withOthers(one, others), ...(inOrder.length > 1 && { place }) };
  });
}

/** How many notebooks that are passed over are named. */
const mostNamed = 5;

/** A submission that tells which others of its student are passed over. */
function withOthers(one: Submission, others: readonly Submission[]): Submission {
  const problems = others.slice(0, mostNamed).map(({ path }) => passedOver(one.path, path));
  const more = others.length > mostNamed ? [moreNotebooks(others.length - mostNamed)] : [];
  const all = [...(one.problem ? [one.problem] : []), ...problems, ...more];
  return all.length === 0 ? one : { ...one, problem: joinWords(all) };
}

function grouped<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
