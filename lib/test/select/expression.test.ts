import fc from "fast-check";
import { expect, test } from "vitest";
import { compile, type Kind, type Scope, type Values } from "../../select/expression/index.ts";

const list = (...events: number[][]): Values => ({
  what: "number",
  offsets: Uint32Array.from([0, ...events.map((_, i) => events.slice(0, i + 1).flat().length)]),
  data: Float64Array.from(events.flat()),
});
const perEvent = (...values: number[]): Values => ({
  what: "number",
  data: Float64Array.from(values),
});

/** Three events: two muons like those of a Z at rest, one muon, none. */
const scope: Scope = {
  nLeptons: perEvent(2, 1, 0),
  met: perEvent(10, 40, 3),
  lep_pt: list([45.6, 45.6], [30], []),
  lep_eta: list([0, 0], [-1.2], []),
  lep_phi: list([0, Math.PI], [2], []),
  lep_charge: list([1, -1], [1], []),
  jet_pt: list([50], [40, 20], [90, 60, 30]),
};
const kinds: Readonly<Record<string, Kind>> = Object.fromEntries(
  Object.entries(scope).map(([name, { what, offsets }]) => [
    name,
    { what, isList: offsets !== undefined },
  ]),
);

function values(text: string): number[] {
  const { data } = compile(text, kinds).evaluate(scope, 3);
  return Array.from(data as ArrayLike<number>);
}

test.each([
  ["nLeptons == 2 && met < 30", [1, 0, 0]],
  ["!(nLeptons >= 1) || met > 35", [0, 1, 1]],
  ["lep_pt[0]", [45.6, 30, Number.NaN]],
  ["jet_pt[-1]", [50, 20, 30]],
  ["lep_pt[0] > 25", [1, 1, 0]],
  ["sum(jet_pt)", [50, 60, 180]],
  ["max(jet_pt)", [50, 40, 90]],
  ["min(met, 20)", [10, 20, 3]],
  ["count(jet_pt > 35)", [1, 1, 2]],
  ["count(jet_pt)", [1, 2, 3]],
  ["any(jet_pt > 80)", [0, 0, 1]],
  ["all(jet_pt > 25)", [1, 0, 1]],
  ["sum(jet_pt[jet_pt > 35])", [50, 40, 150]],
  ["jet_pt[jet_pt > 35][1]", [Number.NaN, Number.NaN, 60]],
  ["sum(lep_charge)", [0, 1, 0]],
  ["met > 5 ? nLeptons : -1", [2, 1, -1]],
  ["met / (1 + nLeptons)", [10 / 3, 20, 3]],
  ["nLeptons ** 2 ** 0.5", [2 ** (2 ** 0.5), 1, 0]],
])("%s", (text, expected) => {
  expect(values(text)).toEqual(expected);
});

test("two back-to-back muons of 45.6 GeV weigh 91.2 GeV, in any of three ways", () => {
  const leptons = "momentum(lep_pt, lep_eta, lep_phi, 0.1057)";
  for (const text of [
    `mass(sum(${leptons}))`,
    `mass(${leptons}[0] + ${leptons}[1])`,
    "sqrt(2 * lep_pt[0] * lep_pt[1] * (cosh(lep_eta[0] - lep_eta[1]) - cos(lep_phi[0] - lep_phi[1])))",
  ]) {
    expect(values(text)[0]).toBeCloseTo(91.2, 3);
  }
  expect(values(`deltaPhi(${leptons}[0], ${leptons}[1])`)[0]).toBeCloseTo(Math.PI, 12);
  expect(values(`deltaR(${leptons}, ${leptons}[0])`).slice(0, 2)).toEqual([0, Math.PI]);
});

test("what is not there passes no comparison, not even !=", () => {
  for (const operator of ["<", "<=", ">", ">=", "==", "!="]) {
    expect(values(`lep_pt[5] ${operator} 1`)).toEqual([0, 0, 0]);
  }
});

test("arithmetic and logic mean what they mean in JavaScript, precedence included", () => {
  const leaf = fc.oneof(
    fc.constantFrom("a", "b"),
    fc.integer({ min: 0, max: 9 }).map((digit) => `${digit}`),
  );
  const { sum, cut } = fc.letrec<{ sum: string; cut: string }>((tie) => ({
    sum: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc
        .tuple(tie("sum"), fc.constantFrom("+", "-", "*", "/", "%"), tie("sum"))
        .map((parts) => parts.join(" ")),
      tie("sum").map((inner) => `(${inner})`),
    ),
    cut: fc.oneof(
      { maxDepth: 3 },
      fc
        .tuple(tie("sum"), fc.constantFrom("<", "<=", ">", ">=", "=="), tie("sum"))
        .map((parts) => parts.join(" ")),
      fc.tuple(tie("cut"), fc.constantFrom("&&", "||"), tie("cut")).map((parts) => parts.join(" ")),
      tie("cut").map((inner) => `!(${inner})`),
    ),
  }));
  const number: Kind = { what: "number", isList: false };
  fc.assert(
    fc.property(fc.oneof(sum, cut), fc.double(), fc.double(), (text, a, b) => {
      const expected: unknown = new Function("a", "b", `return ${text}`)(a, b);
      const { data } = compile(text, { a: number, b: number }).evaluate(
        { a: perEvent(a), b: perEvent(b) },
        1,
      );
      expect((data as ArrayLike<number>)[0]).toBe(Number(expected));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["nLepton == 2", "there is no nLepton: is nLeptons meant?"],
  ["missing > 2", "there is no missing"],
  ["Mass(lep_pt)", "there is no function Mass: is mass meant?"],
  ["mass(lep_pt)", "mass cannot be taken of a list of numbers"],
  ["met && nLeptons", "&& cannot stand between a number and a number"],
  ["met === 2", "there is no operator ===: write =="],
  ["lep_pt.length", "a name with a dot means nothing here"],
  ["met[0]", "[…] wants a list before it, not a number"],
  ["met >", "Expected expression after > at character 6"],
  ["", "one expression is wanted, and this is empty, or several side by side"],
  ["met 2", "one expression is wanted"],
  ["met = 2", 'Unexpected "=" at character 5'],
  ["'a' == met", "'a' is neither a number nor true or false"],
  ["!met", "! cannot be put before a number"],
  ["constructor(met)", "there is no function constructor"],
  ["toString > 2", "there is no toString"],
])('"%s" is refused in a sentence', (text, why) => {
  expect(() => compile(text, kinds)).toThrow(RangeError);
  expect(() => compile(text, kinds)).toThrow(why);
});

test("lists that do not belong together are refused, with the event", () => {
  expect(() => values("lep_pt + jet_pt")).toThrow(
    'Cannot use the expression "lep_pt + jet_pt": lists of 2 and of 1 values meet in event 0',
  );
});
