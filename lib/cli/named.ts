import type { Command } from "commander";
import type { CourseExercise, Module } from "../course/index.ts";
import { modulesCalled } from "../grade/module-name.ts";
import { usage } from "./usage.ts";

/** What a name on the command line stands for. */
export interface Named {
  readonly module: Module;
  /** Missing when the name is that of a module. */
  readonly exercise?: CourseExercise;
}

/**
 * The module or exercise of that name: "01-z-boson", "01" or "z-boson"; "01-z-boson/pair-mass", or "pair-mass"
 * where no other module has one. Any other name ends the command.
 */
export function named(name: string, modules: readonly Module[], command: Command): Named {
  const all = everything(modules);
  const exact = all.filter(({ id }) => id === name);
  const short = modulesCalled(
    name,
    modules.map(({ id }) => id),
  );
  const isShort = ({ id }: Candidate): boolean => short.includes(id) || isSlugOf(name, id);
  const found = exact.length > 0 ? exact : all.filter(isShort);
  if (found.length === 1) return found[0]!.named;
  if (found.length > 1) usage(command, `"${name}" may be ${listed(found)}: say which.`);
  const alike = all.filter(({ id }) => isLike(name, id));
  const known = alike.length > 0 ? alike : all.filter(({ id }) => !id.includes("/"));
  return usage(command, `The course has no "${name}": there is ${listed(known)}.`);
}

/** The exercise of that name; a module's name ends the command. */
export function namedExercise(
  name: string,
  modules: readonly Module[],
  command: Command,
): Required<Named> {
  const { module, exercise } = named(name, modules, command);
  if (exercise) return { module, exercise };
  const slugs = module.exercises.map(({ id }) => slugOf(id)).join(", ");
  return usage(command, `"${name}" is a module: name one of its exercises, ${slugs}.`);
}

/** The part of an exercise's id that its module does not say: "pair-mass". */
export function slugOf(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}

interface Candidate {
  readonly id: string;
  readonly named: Named;
}

function everything(modules: readonly Module[]): readonly Candidate[] {
  return modules.flatMap((module) => [
    { id: module.id, named: { module } },
    ...module.exercises.map((exercise) => ({ id: exercise.id, named: { module, exercise } })),
  ]);
}

function isSlugOf(name: string, id: string): boolean {
  return id.includes("/") && slugOf(id) === name;
}

/** Whether a name is part of an id, or nearly the same: "mass", "pairmas", "par-mass". */
export function isLike(name: string, id: string): boolean {
  const [wanted, known] = [name, slugOf(id)].map((text) => text.toLowerCase());
  if (wanted!.length < 3) return false;
  return known!.includes(wanted!) || wanted!.includes(known!) || distance(wanted!, known!) <= 2;
}

/** How many letters must be changed, added or left out to make one word of the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const changed = row[j]! + (letter === b[j] ? 0 : 1);
      next.push(Math.min(changed, row[j + 1]! + 1, next[j]! + 1));
    }
    row = next;
  }
  return row.at(-1)!;
}

function listed(candidates: readonly Candidate[]): string {
  return candidates.map(({ id }) => id).join(", ");
}
