import fc from "fast-check";
import { expect, test } from "vitest";
import { judges, partial, pass, together, type Verdict } from "../../grade/index.ts";
import { wordsIn } from "../../grade/language.ts";
import { hist1d, regular } from "../../hist/index.ts";

/** The reason of a verdict, as an English reader has it. */
const said = ({ reason }: Verdict): string => wordsIn(reason, "en");

const zMass = { name: "`zMass`", unit: "GeV", absolute: 0.3 };
const judgeZ = (claim: unknown): Verdict => judges.withinTolerance(claim, 91.19, zMass);

test("a mass within the tolerance earns all, one just outside nothing", () => {
  expect(judgeZ(91.4)).toMatchObject({ status: "pass", credit: 1 });
  expect(judgeZ(91.5)).toMatchObject({ status: "fail", credit: 0 });
});

test.each([
  [-91.19, "sign"],
  [91_190, "MeV instead of GeV"],
  [0.09119, "TeV instead of GeV"],
  [91.19 ** 2, "square"],
  [182.38, "twice"],
  [45.6, "half"],
  [0, "exactly zero"],
  [1e9, "factor of ten"],
])("%d GeV is wrong, and the reason says: %s", (claim, words) => {
  expect(judgeZ(claim)).toMatchObject({ status: "fail", credit: 0 });
  expect(said(judgeZ(claim))).toContain(words);
});

test("a lost minus sign is found whatever the number", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (x) => {
      const verdict = judges.withinTolerance(-x, x, { name: "x", relative: 0.01 });
      expect(said(verdict)).toContain("the sign is not");
    }),
  );
});

test("0.1 + 0.2 is 0.3 also without a tolerance", () => {
  expect(judges.withinTolerance(0.1 + 0.2, 0.3, { name: "x" }).status).toBe("pass");
});

const notNumbers = fc.oneof(
  fc.constantFrom(undefined, null, Number.NaN, Infinity, -Infinity, true, "91.19", "pass", 91n),
  fc.constant({ opaque: "function" }),
  fc.dictionary(fc.string(), fc.anything()),
  fc.array(fc.anything()),
);

test("what is no number earns nothing from any judge, and no judge fails on it", () => {
  const spectrum = hist1d(regular(4, 0, 4), [1, 2, 2]);
  const options = { a: "yes", b: "no" };
  fc.assert(
    fc.property(notNumbers, (claim) => {
      const measured = { value: 91.19, error: 0.1 };
      for (const verdict of [
        judgeZ(claim),
        judges.measurement(claim, measured, { name: "x" }),
        judges.measurement({ value: claim, error: 0.1 }, measured, { name: "x" }),
        judges.numbers(claim, [1.5, 2.5], { name: "x" }),
        judges.numbers([claim, claim], [1.5, 2.5], { name: "x" }),
        judges.histogram(claim, spectrum, { name: "x" }),
        judges.histogram({ ...spectrum, sumW: claim }, spectrum, { name: "x" }),
        judges.table(claim, [{ cut: "all", events: 3 }], { name: "x" }),
        judges.table([claim], [{ cut: "all", events: 3 }], { name: "x" }),
        judges.choice(claim, "c", { name: "x", options }),
      ]) {
        expect(verdict.credit).toBe(0);
        expect(verdict.status).not.toBe("pass");
      }
    }),
  );
});

test("the reason never gives the expected number away", () => {
  const expected = 91.1876;
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (claim) => {
      const verdict = judges.withinTolerance(claim, expected, { name: "x", absolute: 1e-3 });
      expect(JSON.stringify(verdict.reason)).not.toMatch(/91\.?1/);
    }),
  );
});

const measured = { value: 91.19, error: 0.02 };
const judgeFit = (claim: unknown): Verdict =>
  judges.measurement(claim, measured, { name: "`fit`", maxPull: 2 });

test("a measurement is judged by its pull and by its uncertainty, half each", () => {
  expect(judgeFit({ value: 91.22, error: 0.022 })).toMatchObject({ status: "pass", credit: 1 });
  expect(judgeFit({ value: 91.22, error: 0.2 })).toMatchObject({ status: "partial", credit: 0.5 });
  expect(judgeFit({ value: 91.3, error: 0.02 })).toMatchObject({ status: "partial", credit: 0.5 });
  expect(judgeFit({ value: 80, error: 5 })).toMatchObject({ status: "fail", credit: 0 });
});

test("a large uncertainty cannot make a wrong value right", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 1e6, noNaN: true }), (error) => {
      expect(judgeFit({ value: 92, error }).status).toBe("fail");
    }),
  );
});

test.each([
  [{ value: 91.19, error: 0.0004 }, "variance"],
  [{ value: 91.19, error: 20 }, "factor of 1000"],
  [{ value: 91.19, error: 2.4 }, "width of the peak"],
  [{ value: 91.19, error: 0 }, "above zero"],
  [{ value: 91.19 }, "there is no error"],
  [91.19, "is a number"],
])("the fault of the measurement %j is named: %s", (claim, words) => {
  expect(said(judgeFit(claim))).toContain(words);
});

test("numbers in another order, in MeV, or one too few are told apart", () => {
  const judge = (claim: unknown): string =>
    said(judges.numbers(claim, [3.1, 9.46, 91.2], { name: "x", relative: 1e-3 }));
  expect(judge([3.1, 91.2, 9.46])).toContain("order");
  expect(judge([3100, 9460, 91200])).toContain("MeV");
  expect(judge([3.1, 9.46])).toContain("too few");
  expect(judge([3.1, 9.46, 80])).toContain("2 of 3");
  expect(judge(new Float64Array([3.1, 9.46, 91.2]))).toBe("Correct.");
});

const masses = [60, 61, 61, 62.5, 63, 63, 63, 70, 130];
const spectrum = hist1d(regular(10, 60, 70), masses);
const judgeSpectrum = (claim: unknown): string =>
  said(judges.histogram(claim, spectrum, { name: "`spectrum`" }));

test("a histogram is right only with its bins, edges, contents, overflow and errors", () => {
  const inside = masses.filter((m) => m < 70);
  const doubled = { weights: masses.map(() => 2) };
  expect(judgeSpectrum(hist1d(regular(10, 60, 70), masses))).toBe("Correct.");
  expect(judgeSpectrum(hist1d(regular(5, 60, 70), masses))).toContain("5 bins");
  expect(judgeSpectrum(hist1d(regular(10, 60e3, 70e3), masses))).toContain("in GeV");
  expect(judgeSpectrum(hist1d(regular(10, 50, 70), masses))).toContain("begin and end");
  expect(judgeSpectrum(hist1d(regular(10, 60, 70), inside))).toContain("overflow");
  expect(judgeSpectrum(hist1d(regular(10, 60, 70), masses, doubled))).toContain("normalisation");
  expect(judgeSpectrum(hist1d(regular(10, 60, 70), masses.slice(3)))).toContain("too few");
  const shifted = masses.map((m) => m + 1);
  expect(judgeSpectrum(hist1d(regular(10, 60, 70), shifted))).toContain("one bin off");
  expect(judgeSpectrum({ ...spectrum, sumW2: spectrum.sumW.map((w) => 2 * w) })).toContain(
    "errors",
  );
  expect(judgeSpectrum({ ...spectrum, sumW: [1] })).toContain("one content a bin");
});

test("the first row of a table that differs is named", () => {
  const cutflow = [
    { cut: "all", events: 1000 },
    { cut: "two muons", events: 300 },
  ];
  const judge = (claim: unknown): Verdict =>
    judges.table(claim, cutflow, { name: "`cutflow`", rowName: ({ cut }) => `after "${cut}"` });
  expect(judge(cutflow).status).toBe("pass");
  expect(said(judge([cutflow[0], { cut: "two muons", events: 299 }]))).toContain(
    'after "two muons": events',
  );
  expect(judge([cutflow[0], { cut: "two muons", events: "300" }]).status).toBe("type-error");
  expect(said(judge([cutflow[0]]))).toContain("1 rows");
});

test("a choice does not mind capitals, and says of each wrong option why it is wrong", () => {
  const options = { a: "Nature is not that broad.", b: "Yes, the resolution." };
  const judge = (claim: unknown): Verdict => judges.choice(claim, "b", { name: "`x`", options });
  expect(judge(" B ")).toMatchObject({ credit: 1, reason: options.b });
  expect(judge("a")).toMatchObject({ credit: 0, reason: options.a });
  expect(judge("constructor").status).toBe("type-error");
});

test("parts of an exercise add by weight, and what is missing everywhere was not attempted", () => {
  const open = judgeZ(undefined);
  expect(together([{ verdict: open }, { verdict: open }]).status).toBe("not-attempted");
  expect(together([{ verdict: pass(), weight: 3 }, { verdict: open }])).toMatchObject({
    status: "partial",
    credit: 0.75,
    reason: open.reason,
  });
  expect(together([{ verdict: pass() }, { verdict: pass() }]).status).toBe("pass");
});

test("a partial credit of all or of nothing is refused, since it would be called partial", () => {
  for (const credit of [0, 1, -1, Number.NaN])
    expect(() => partial(credit, "")).toThrow(RangeError);
});

test("an object that only looks like one the kernel sends for a function is an object", () => {
  const trap = { opaque: { toString: 0, valueOf: 0 } };
  expect(judges.kindOf(trap)).toBe("an object");
  expect(judges.kindOf({ opaque: "function" })).toBe("a function");
});
