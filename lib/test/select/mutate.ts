import type { Random } from "../../core/index.ts";

/** The text with one to three things changed, as a tired person or a broken disk would. */
export function mutate(text: string, random: Random): string {
  let changed = text;
  const times = 1 + Math.floor(3 * random());
  for (let i = 0; i < times; i++) {
    const kind = random() < 0.6 ? changesOfAtoms : changesOfText;
    changed = pick(kind, random)(changed, random);
  }
  return changed;
}

type Mutation = (text: string, random: Random) => string;

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)]!;
}

function placeIn(text: { readonly length: number }, random: Random): number {
  return Math.floor(random() * text.length);
}

const marks =
  "{ } [ ] : , # ' \" & * ! | > % @ ` - ( ) == && 0 -1 1e999 .nan null ~ true é 😀 mass(";
const more = "leptons [0] <<: &a ? constructor __proto__ toString !!set 1e9 1e-9 99999999999 x 0.5";
const values =
  "[] {} nJets jets jet_pt ll ll[0] mass(jets) electron_charge[0] max(jet_pt) '' ll**2";
const junk = [...`${marks} ${more}`.split(" "), "\n", "  ", "\t", "\0", "&a [*a]"];
const words = [...`${more} ${values}`.split(" "), "[1, 2]", "met_et > 3"];

/** Changes one name, number or operator, which YAML often does not notice. */
function changeAtom(
  text: string,
  random: Random,
  to: (atoms: readonly string[], one: string) => string,
): string {
  const all = [...text.matchAll(/[\w.]+|[<>=!&|*+/-]+/g)];
  if (all.length === 0) return text;
  const { index, 0: one } = pick(all, random);
  const now = to(
    all.map(([word]) => word),
    one,
  );
  return text.slice(0, index) + now + text.slice(index + one.length);
}

const changesOfAtoms: readonly Mutation[] = [
  (text, random) => changeAtom(text, random, (all) => pick(all, random)),
  (text, random) => changeAtom(text, random, () => pick(words, random)),
  (text, random) => changeAtom(text, random, (_, one) => one.slice(0, -1)),
  (text, random) => changeAtom(text, random, (all, one) => `${one} ${pick(all, random)}`),
  (text, random) => changeAtom(text, random, (_, one) => one + one.slice(-1)),
];

function ofLines(change: (lines: string[], random: Random) => void): Mutation {
  return (text, random) => {
    const all = text.split("\n");
    change(all, random);
    return all.join("\n");
  };
}

const changesOfText: readonly Mutation[] = [
  (text, random) => {
    const at = placeIn(text, random);
    return text.slice(0, at) + pick(junk, random) + text.slice(at);
  },
  (text, random) => {
    const at = placeIn(text, random);
    return text.slice(0, at) + text.slice(at + 1 + Math.floor(4 * random()));
  },
  (text, random) => text.slice(0, placeIn(text, random)),
  ofLines((all, random) => all.splice(placeIn(all, random), 1)),
  ofLines((all, random) => all.splice(placeIn(all, random), 0, pick(all, random))),
  ofLines((all, random) => {
    const at = placeIn(all, random);
    all[at] = random() < 0.5 ? `  ${all[at]}` : all[at]!.replace(/^ {2}/, "");
  }),
];
