import type { StudentResult } from "../results/class-result.ts";
import { submissionName } from "../submissions/submission-name.ts";
import { nameOf, type Person } from "./roster.ts";

/** Which submission is whose. */
export interface RosterMatch {
  readonly people: ReadonlyMap<StudentResult, Person>;
  /** Submissions of nobody on the list, and of more than one, each with the reason. */
  readonly open: readonly OpenMatch[];
  /** Students on the list without a submission of their own. */
  readonly absent: readonly Person[];
}

export interface OpenMatch {
  readonly student: string;
  /** "nobody on the roster has this name". */
  readonly reason: string;
}

/**
 * Finds each submission's student: by a name, number or address that is the same letter for letter,
 * else by the same words in any order, whatever their accents and capitals. Where two students would
 * do, or two submissions are one student's, none is chosen.
 */
export function matchRoster(
  students: readonly StudentResult[],
  roster: readonly Person[],
): RosterMatch {
  const exact = indexOf(roster, (name) => name.normalize());
  const loose = indexOf(roster, wordsOf);
  const byCanvas = indexOf(
    roster,
    (id) => id,
    ({ canvasId }) => [canvasId],
  );
  const candidates = new Map(
    students.map((student) => {
      const { names, canvasId } = submissionName(student.student);
      const ways = [
        found(byCanvas, [canvasId ?? ""]),
        found(
          exact,
          names.map((name) => name.normalize()),
        ),
        found(loose, names.map(wordsOf)),
      ];
      return [student, ways.find(({ size }) => size > 0) ?? new Set<Person>()];
    }),
  );
  const people = new Map<StudentResult, Person>();
  const open: OpenMatch[] = [];
  for (const [student, persons] of candidates) {
    const [person] = persons;
    const rivals = person ? rivalsFor(person, student, candidates) : [];
    if (person && persons.size === 1 && rivals.length === 0) people.set(student, person);
    else open.push({ student: student.student, reason: whyOpen([...persons], rivals) });
  }
  const matched = new Set(people.values());
  return { people, open, absent: roster.filter((person) => !matched.has(person)) };
}

type Index = ReadonlyMap<string, ReadonlySet<Person>>;

function indexOf(
  roster: readonly Person[],
  key: (name: string) => string,
  names: (person: Person) => readonly (string | undefined)[] = namesOf,
): Index {
  const index = new Map<string, Set<Person>>();
  for (const person of roster) {
    for (const name of names(person)) {
      const word = name === undefined ? "" : key(name);
      if (word !== "") index.set(word, (index.get(word) ?? new Set()).add(person));
    }
  }
  return index;
}

function found(index: Index, names: readonly string[]): ReadonlySet<Person> {
  return new Set(names.flatMap((name) => [...(index.get(name) ?? [])]));
}

/** Everything that a student may have called their notebook. */
function namesOf(person: Person): readonly (string | undefined)[] {
  const { firstName, lastName, fullName, email } = person;
  const both = firstName && lastName ? [firstName, lastName] : undefined;
  return [
    ...[person.studentId, person.sisLoginId, person.sisUserId, person.moodleId],
    ...[email, email?.split("@")[0], fullName],
    ...(both ? [both.join(" "), both.toReversed().join(" "), both.toReversed().join(", ")] : []),
  ];
}

/** "López, María" and "maria_lopez" are both "lopez maria". */
function wordsOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).toSorted().join(" ");
}

function rivalsFor(
  person: Person,
  student: StudentResult,
  candidates: ReadonlyMap<StudentResult, ReadonlySet<Person>>,
): readonly string[] {
  const others = [...candidates].filter(([other, set]) => other !== student && set.has(person));
  return others.filter(([, set]) => set.size === 1).map(([other]) => other.student);
}

function whyOpen(persons: readonly Person[], rivals: readonly string[]): string {
  if (persons.length === 0) return "nobody on the roster has this name";
  if (persons.length > 1) return `it may be ${persons.map(nameOf).join(" or ")} of the roster`;
  return `${rivals.join(" and ")} would be ${nameOf(persons[0]!)} of the roster as well`;
}
