import fc from "fast-check";
import { expect, test } from "vitest";
import { verifyReason } from "../../grade/author/verify-reason.ts";
import { judges, type Verdict, type Words, wordsIn } from "../../grade/index.ts";
import { hist1d, regular } from "../../hist/index.ts";

/** What a reader of Spanish or Russian would stumble over in a reason. */
function problems(reason: Words): readonly string[] {
  const found: string[] = [];
  verifyReason("m/x", "claim", reason, ({ problem }) => found.push(problem ?? ""));
  return found;
}

const name = {
  en: "The value of `ratio`",
  es: "El valor de `ratio`",
  ru: "Значение `ratio`",
};
const masses = [60, 61, 61, 62.5, 63, 63, 63, 70, 130];
const spectrum = hist1d(regular(10, 60, 70), masses);
const cutflow = [
  { cut: "all", events: 1000 },
  { cut: "two muons", events: 300 },
];
const options = {
  a: {
    en: "Nature is not that broad.",
    es: "La naturaleza no es tan ancha.",
    ru: "Так широко в природе не бывает.",
  },
  b: { en: "Yes, the resolution.", es: "Sí, la resolución.", ru: "Да, разрешение." },
};

const judgesOf: Readonly<Record<string, (claim: unknown) => Verdict>> = {
  "one number": (claim) =>
    judges.withinTolerance(claim, 91.19, { name, unit: "GeV", absolute: 0.3 }),
  "a list": (claim) => judges.numbers(claim, [3.1, 9.46, 91.2], { name, relative: 1e-3 }),
  "a measurement": (claim) =>
    judges.measurement(claim, { value: 91.19, error: 0.02 }, { name: "`fit`" }),
  "a histogram": (claim) => judges.histogram(claim, spectrum, { name: "`spectrum`" }),
  "a table": (claim) => judges.table(claim, cutflow, { name }),
  "a choice": (claim) => judges.choice(claim, "b", { name, options }),
  calls: (claim) => {
    const read = judges.readCalls(claim, "`pairMass`");
    return "verdict" in read ? read.verdict : judges.numbers(read.value, [1, 2], { name });
  },
  "a record": (claim) => {
    const read = judges.readRecord(claim, name, ["value", "error"]);
    return "verdict" in read ? read.verdict : judges.withinTolerance(read.value.value, 3, { name });
  },
};

const nearly = fc.constantFrom(
  -91.19,
  91190,
  0.09119,
  9119,
  0.9119,
  182.38,
  45.595,
  0,
  1e9,
  -1,
  80,
  8315.6,
);
const shaped = fc.constantFrom<unknown>(
  ...[
    [3.1, 91.2, 9.46],
    [3100, 9460, 91200],
    [3.1, 9.46],
    [3.1, 9.46, 80],
    [1, 2, 3],
    [1, 2, 3, 4],
  ],
  ...[
    { value: 91.19, error: 0.0004 },
    { value: 91.19, error: 20 },
    { value: 80, error: -1 },
  ],
  ...[
    { value: 91.19, error: 2.4 },
    { value: 91.19, error: 0.001 },
    { value: 80 },
    { value: "80", error: 1 },
  ],
  ...[hist1d(regular(5, 60, 70), masses), hist1d(regular(10, 60e3, 70e3), masses)],
  ...[hist1d(regular(10, 50, 70), masses), hist1d(regular(10, 60, 70), [])],
  ...[hist1d(regular(10, 60, 70), masses.slice(3)), hist1d(regular(10, 60, 70), [...masses, 65])],
  hist1d(
    regular(10, 60, 70),
    masses.filter((m) => m < 70),
  ),
  hist1d(
    regular(10, 60, 70),
    masses.map((m) => m + 1),
  ),
  hist1d(regular(10, 60, 70), masses, { weights: masses.map(() => 2) }),
  ...[
    { ...spectrum, sumW2: spectrum.sumW.map((w) => 2 * w) },
    { ...spectrum, sumW: [1] },
  ],
  ...[[cutflow[0]], [cutflow[0], { cut: "two muons", events: "300" }], [cutflow[0], 3]],
  ...[[cutflow[0], { cut: "two muons", events: 299 }], "a", "constructor", " B "],
);
const claims = fc.oneof(
  nearly,
  shaped,
  fc.constantFrom(undefined, null, Number.NaN, Infinity, true, "91.19", 91n, [
    undefined,
    undefined,
  ]),
  fc.constant({ opaque: "function" }),
  fc.double(),
  fc.array(fc.anything()),
);

test.each(Object.entries(judgesOf))(
  "whatever is claimed, a reader of each language has the reason in it: %s",
  (_what, judge) => {
    fc.assert(
      fc.property(claims, (claim) => {
        expect(problems(judge(claim).reason)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  },
);

test("a plain name is the same in each language, and one in three languages stands in its own", () => {
  const judge = (called: Words): Words =>
    judges.withinTolerance(80, 91.19, { name: called, absolute: 0.1 }).reason;
  expect(judge("`zMass`")).toEqual({
    en: "`zMass` is not right yet.",
    es: "`zMass`: todavía no es correcto.",
    ru: "`zMass`: пока неверно.",
  });
  expect(wordsIn(judge(name), "es")).toContain("El valor de `ratio`");
  expect(wordsIn(judge(name), "ru")).toContain("Значение `ratio`");
});

test("a row of a table has its name in the reader's language", () => {
  const claim = [cutflow[0], { cut: "two muons", events: 299 }];
  expect(judges.table(claim, cutflow, { name: "`cutflow`" }).reason).toEqual({
    en: "`cutflow`, row 2: events is not right yet.",
    es: "`cutflow`, fila 2, `events`: todavía no es correcto.",
    ru: "`cutflow`, строка 2, `events`: пока неверно.",
  });
  const rowName = (row: judges.TableRow, _i: number, language: string): string =>
    `${language === "es" ? "tras" : "after"} “${row["cut"]}”`;
  const { reason } = judges.table(claim, cutflow, { name: "`cutflow`", rowName });
  expect(wordsIn(reason, "es")).toContain("`cutflow`, tras “two muons”");
});
