import { syntaxShape } from "./syntax-shape.ts";

/** The cells of one student, by exercise. */
export interface AnswersOf {
  readonly student: string;
  readonly answers: Readonly<Record<string, string>>;
}

/** Two notebooks that are more alike than chance makes them. */
export interface SimilarPair {
  readonly students: readonly [string, string];
  /** Of the rare runs of the notebook that has fewer of them, the share that the other has too. */
  readonly share: number;
  readonly nShared: number;
  /** Exercises where they meet, the closest first. */
  readonly exercises: readonly string[];
}

export interface SimilarityOptions {
  /** Least share of rare runs in common. Default: 0.6. */
  leastShare?: number;
  /** Least number of them. Default: 12. */
  leastRuns?: number;
}

/** Characters of an answer that are compared: of code without sense a parser keeps many readings, longer and longer ones. */
const mostCompared = 3000;

/** Nodes of the syntax tree in a run. */
const runLength = 8;

/**
 * Finds notebooks that have the shape of their code in common. What is compared are runs of 8 nodes of
 * the syntax tree (as in the k-grams of Schleimer, Wilkerson and Aiken, SIGMOD 2003) that the stub does not
 * have, and that no more than two notebooks, or a tenth of the class, have: what everybody writes
 * is nobody's. A pair is a reason to look, never a proof.
 */
export function similarPairs(
  notebooks: readonly AnswersOf[],
  stubs: Readonly<Record<string, string>>,
  { leastShare = 0.6, leastRuns = 12 }: SimilarityOptions = {},
): readonly SimilarPair[] {
  const rare = rareRuns(notebooks, stubs);
  const pairs = [...meetings(rare).values()].flatMap(({ a, b, shared }) => {
    const fewer = Math.min(rare[a]!.size, rare[b]!.size);
    const share = shared.length / fewer;
    if (share < leastShare || shared.length < leastRuns) return [];
    const students = [notebooks[a]!.student, notebooks[b]!.student] as const;
    return [{ students, share, nShared: shared.length, exercises: byNumber(shared) }];
  });
  return pairs.toSorted((p, q) => q.share - p.share || q.nShared - p.nShared);
}

/** For each notebook its rare runs, "EXERCISE\nRUN". */
function rareRuns(
  notebooks: readonly AnswersOf[],
  stubs: Readonly<Record<string, string>>,
): readonly ReadonlySet<string>[] {
  const inStubs = new Map(Object.entries(stubs).map(([id, code]) => [id, new Set(runsOf(code))]));
  const own = notebooks.map(({ answers }) => {
    const runs = Object.entries(answers).flatMap(([id, code]) =>
      runsOf(code).flatMap((run) => (inStubs.get(id)?.has(run) ? [] : [`${id}\n${run}`])),
    );
    return new Set(runs);
  });
  const owners = new Map<string, number>();
  for (const run of own.flatMap((runs) => [...runs])) owners.set(run, (owners.get(run) ?? 0) + 1);
  const most = Math.max(2, Math.ceil(notebooks.length / 10));
  return own.map((runs) => new Set([...runs].filter((run) => owners.get(run)! <= most)));
}

function runsOf(code: string): readonly string[] {
  const shape = syntaxShape(code.slice(0, mostCompared));
  return shape.slice(runLength - 1).map((_, i) => shape.slice(i, i + runLength).join(" "));
}

interface Meeting {
  readonly a: number;
  readonly b: number;
  /** The exercise of each run in common. */
  readonly shared: string[];
}

/** Every two notebooks that share a run. */
function meetings(rare: readonly ReadonlySet<string>[]): ReadonlyMap<string, Meeting> {
  const owners = new Map<string, number[]>();
  for (const [i, runs] of rare.entries()) {
    for (const run of runs) owners.set(run, [...(owners.get(run) ?? []), i]);
  }
  const found = new Map<string, Meeting>();
  for (const [run, [...who]] of owners) {
    for (const [i, a] of who.entries()) {
      for (const b of who.slice(i + 1)) {
        const meeting = found.get(`${a} ${b}`) ?? { a, b, shared: [] };
        meeting.shared.push(run.slice(0, run.indexOf("\n")));
        found.set(`${a} ${b}`, meeting);
      }
    }
  }
  return found;
}

/** The distinct names, the most frequent first. */
function byNumber(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
}
