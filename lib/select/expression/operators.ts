import { addMomenta, lanesOf, spread } from "./elementwise.ts";
import type { ArithmeticOperator, BinaryOperator, ComparisonOperator } from "./syntax.ts";
import type { Flags, FourVectors, Kind, Numbers, Values, What } from "./values.ts";

/** What an operator makes of two kinds; nothing if they do not go together. */
export function kindOfPair(operator: BinaryOperator, left: Kind, right: Kind): Kind | undefined {
  const what = whatOfPair(operator, left.what, right.what);
  return what && { what, isList: left.isList || right.isList };
}

function whatOfPair(operator: BinaryOperator, left: What, right: What): What | undefined {
  if (left !== right) return undefined;
  if (operator === "&&" || operator === "||") return left === "flag" ? "flag" : undefined;
  if (left === "momentum") return operator === "+" || operator === "-" ? "momentum" : undefined;
  if (left === "flag") return operator === "==" || operator === "!=" ? "flag" : undefined;
  return operator in compare ? "flag" : "number";
}

/** Applies an operator to values whose kinds go together. */
export function applyPair(
  operator: BinaryOperator,
  left: Values,
  right: Values,
  nEvents: number,
): Values {
  const lanes = lanesOf([left, right], nEvents);
  const { offsets, n } = lanes;
  if (left.what === "momentum") {
    return addMomenta(left, right as FourVectors, lanes, operator === "-" ? -1 : 1); // as kindOfPair saw to
  }
  const [a, b] = [spread(left, lanes), spread(right as Numbers | Flags, lanes)];
  if (isArithmetic(operator)) {
    const f = arithmetic[operator];
    const data = new Float64Array(n);
    for (let i = 0; i < n; i++) data[i] = f(a[i]!, b[i]!);
    return { what: "number", offsets, data };
  }
  const f = operator === "&&" || operator === "||" ? logic[operator] : compare[operator];
  const data = new Uint8Array(n);
  for (let i = 0; i < n; i++) data[i] = f(a[i]!, b[i]!) ? 1 : 0;
  return { what: "flag", offsets, data };
}

const arithmetic: Readonly<Record<ArithmeticOperator, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "%": (a, b) => a % b,
  "**": (a, b) => a ** b,
};

/** A comparison with what is not there (NaN) is never true. */
const compare: Readonly<Record<ComparisonOperator, (a: number, b: number) => boolean>> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "==": (a, b) => a === b,
  "!=": (a, b) => a < b || a > b,
};

const logic = {
  "&&": (a: number, b: number): boolean => a !== 0 && b !== 0,
  "||": (a: number, b: number): boolean => a !== 0 || b !== 0,
} as const;

function isArithmetic(operator: BinaryOperator): operator is ArithmeticOperator {
  return operator in arithmetic;
}
