import { createRequire } from "node:module";
import type jsep from "jsep";
import type { Expression } from "jsep";

/** An expression as its text says it, before it is known what the names stand for. */
export type Syntax =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "flag"; readonly value: boolean }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "unary"; readonly operator: UnaryOperator; readonly of: Syntax }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Syntax;
      readonly right: Syntax;
    }
  | {
      readonly kind: "choice";
      readonly test: Syntax;
      readonly yes: Syntax;
      readonly no: Syntax;
    }
  | { readonly kind: "call"; readonly name: string; readonly of: readonly Syntax[] }
  | { readonly kind: "index"; readonly list: Syntax; readonly at: Syntax };

export type UnaryOperator = "-" | "!";
export type BinaryOperator = ArithmeticOperator | ComparisonOperator | "&&" | "||";
export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%" | "**";
export type ComparisonOperator = "<" | "<=" | ">" | ">=" | "==" | "!=";

const unary: readonly string[] = ["-", "!"];
const binary: readonly string[] = [
  ...["+", "-", "*", "/", "%", "**", "<", "<=", ">", ">=", "==", "!=", "&&", "||"],
];

/** Reads an expression; throws a sentence that names it and the place where it cannot be read. */
export function parse(text: string): Syntax {
  let tree: Expression;
  try {
    tree = parser()(text);
  } catch (cause) {
    const { description, index } = cause as { description?: string; index?: number }; // as jsep throws
    throw problem(text, `${description ?? cause} at character ${(index ?? 0) + 1}`);
  }
  return read(tree, text);
}

/** jsep is loaded when it is first used, as most programs have no expressions. */
function parser(): typeof jsep {
  const load = createRequire(import.meta.url);
  return load("jsep") as typeof jsep;
}

/** What to throw about an expression. */
export function problem(text: string, why: string): RangeError {
  return new RangeError(`Cannot use the expression "${text}": ${why}`);
}

/** Nodes as jsep makes them. */
type Node = jsep.CoreExpression;

function read(tree: Expression, text: string): Syntax {
  const node = tree as Node; // no plug-in adds another kind
  switch (node.type) {
    case "Literal":
      return literal(node, text);
    case "Identifier":
      return { kind: "name", name: node.name };
    case "UnaryExpression":
      return readUnary(node, text);
    case "BinaryExpression":
      return readBinary(node, text);
    case "ConditionalExpression":
      return {
        kind: "choice",
        test: read(node.test, text),
        yes: read(node.consequent, text),
        no: read(node.alternate, text),
      };
    case "CallExpression":
      return readCall(node, text);
    case "MemberExpression":
      return readIndex(node, text);
    default:
      throw problem(text, `one expression is wanted, and this is ${inWords[node.type]}`);
  }
}

const inWords: Readonly<Record<string, string>> = {
  Compound: "empty, or several side by side",
  SequenceExpression: "several with commas between them",
  ArrayExpression: "a list in brackets",
  ThisExpression: "`this`",
};

function literal({ value, raw }: jsep.Literal, text: string): Syntax {
  if (typeof value === "number") return { kind: "number", value };
  if (typeof value === "boolean") return { kind: "flag", value };
  throw problem(text, `${raw} is neither a number nor true or false`);
}

function readUnary({ operator, argument }: jsep.UnaryExpression, text: string): Syntax {
  if (operator === "+") return read(argument, text);
  if (!unary.includes(operator)) throw unknownOperator(operator, text);
  return { kind: "unary", operator: operator as UnaryOperator, of: read(argument, text) };
}

function readBinary({ operator, left, right }: jsep.BinaryExpression, text: string): Syntax {
  if (!binary.includes(operator)) throw unknownOperator(operator, text);
  return {
    kind: "binary",
    operator: operator as BinaryOperator,
    left: read(left, text),
    right: read(right, text),
  };
}

function unknownOperator(operator: string, text: string): RangeError {
  const hint = operator === "===" ? ": write ==" : `: one of ${binary.join(" ")} ! is wanted`;
  return problem(text, `there is no operator ${operator}${hint}`);
}

function readCall({ callee, arguments: of }: jsep.CallExpression, text: string): Syntax {
  const called = callee as Node;
  if (called.type !== "Identifier") throw problem(text, "only a function's name can be called");
  return { kind: "call", name: called.name, of: of.map((one) => read(one, text)) };
}

function readIndex({ computed, object, property }: jsep.MemberExpression, text: string): Syntax {
  if (!computed) {
    throw problem(text, "a name with a dot means nothing here: write pt(jets[0]), not jets[0].pt");
  }
  return { kind: "index", list: read(object, text), at: read(property, text) };
}
