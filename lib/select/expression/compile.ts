import { isMeant } from "../nearest.ts";
import { gather, lanesOf, placesInLists, spread } from "./elementwise.ts";
import { functionNames, functions, resultOf } from "./functions.ts";
import { applyPair, kindOfPair } from "./operators.ts";
import { parse, problem, type Syntax } from "./syntax.ts";
import { type Flags, inWords, type Kind, type Numbers, type Scope, type Values } from "./values.ts";

/** An expression that fits the names it was compiled for. */
export interface CompiledExpression {
  readonly text: string;
  readonly kind: Kind;
  /** The names it asks for. */
  readonly names: readonly string[];
  /** Its values for all events; each name must be of the kind it was compiled for. */
  evaluate(scope: Scope, nEvents: number): Values;
}

/**
 * Compiles an expression as "nElectrons == 2 && mass(leptons[0] + leptons[1]) > 66". A list goes through
 * operators and functions element by element, and one value per event meets each element of it; `list[0]`
 * is an element (−1 the last), `list[list > 25]` those that pass. An element that is not there is NaN,
 * and every comparison with it is false.
 */
export function compile(text: string, kinds: Readonly<Record<string, Kind>>): CompiledExpression {
  const names = new Set<string>();
  const { kind, run } = build(parse(text), { text, kinds, names });
  return {
    ...{ text, kind, names: [...names] },
    evaluate(scope, nEvents) {
      try {
        return run(scope, nEvents);
      } catch (error) {
        if (error instanceof RangeError) throw problem(text, error.message);
        throw error;
      }
    },
  };
}

interface Context {
  readonly text: string;
  readonly kinds: Readonly<Record<string, Kind>>;
  readonly names: Set<string>;
}

interface Built {
  readonly kind: Kind;
  readonly run: (scope: Scope, nEvents: number) => Values;
}

function build(syntax: Syntax, context: Context): Built {
  switch (syntax.kind) {
    case "number":
      return constant("number", (n) => ({
        what: "number",
        data: new Float64Array(n).fill(syntax.value),
      }));
    case "flag":
      return constant("flag", (n) => ({
        what: "flag",
        data: new Uint8Array(n).fill(syntax.value ? 1 : 0),
      }));
    case "name":
      return buildName(syntax.name, context);
    case "unary":
      return buildUnary(syntax, context);
    case "binary":
      return buildBinary(syntax, context);
    case "choice":
      return buildChoice(syntax, context);
    case "call":
      return buildCall(syntax, context);
    case "index":
      return buildIndex(syntax, context);
  }
}

function constant(what: "number" | "flag", make: (nEvents: number) => Values): Built {
  return { kind: { what, isList: false }, run: (_scope, nEvents) => make(nEvents) };
}

function buildName(name: string, { text, kinds, names }: Context): Built {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind) {
    throw problem(text, `there is no ${name}${isMeant(name, Object.keys(kinds))}`);
  }
  names.add(name);
  return { kind, run: (scope) => scope[name]! };
}

function buildUnary({ operator, of }: Syntax & { kind: "unary" }, context: Context): Built {
  const { kind, run } = build(of, context);
  const wanted = operator === "!" ? "flag" : "number";
  if (kind.what !== wanted) {
    throw problem(context.text, `${operator} cannot be put before ${inWords(kind)}`);
  }
  return {
    kind,
    run(scope, nEvents) {
      const { offsets, what, data } = run(scope, nEvents) as Numbers | Flags; // checked above
      if (what === "number") return { what, offsets, data: data.map((x) => -x) };
      return { what, offsets, data: data.map((x) => 1 - x) };
    },
  };
}

function buildBinary(
  { operator, left, right }: Syntax & { kind: "binary" },
  context: Context,
): Built {
  const [a, b] = [build(left, context), build(right, context)];
  const kind = kindOfPair(operator, a.kind, b.kind);
  if (!kind) {
    throw problem(
      context.text,
      `${operator} cannot stand between ${inWords(a.kind)} and ${inWords(b.kind)}`,
    );
  }
  return {
    kind,
    run: (scope, nEvents) =>
      applyPair(operator, a.run(scope, nEvents), b.run(scope, nEvents), nEvents),
  };
}

function buildChoice({ test, yes, no }: Syntax & { kind: "choice" }, context: Context): Built {
  const [flag, a, b] = [build(test, context), build(yes, context), build(no, context)];
  if (flag.kind.what !== "flag" || a.kind.what !== b.kind.what || a.kind.what === "momentum") {
    throw problem(
      context.text,
      `… ? … : … takes yes or no and then two of a kind, numbers or yes and no, not ${[flag, a, b].map(({ kind }) => inWords(kind)).join(", ")}`,
    );
  }
  const isList = [flag, a, b].some(({ kind }) => kind.isList);
  return {
    kind: { what: a.kind.what, isList },
    run(scope, nEvents) {
      const [test, yes, no] = [flag, a, b].map(({ run }) => run(scope, nEvents));
      const lanes = lanesOf([test!, yes!, no!], nEvents);
      const chosen = spread(test as Flags, lanes); // checked above
      const other = spread(no!, lanes) as Float64Array; // no momenta, checked above
      const data = (spread(yes!, lanes) as Float64Array).slice();
      for (let i = 0; i < lanes.n; i++) if (chosen[i] === 0) data[i] = other[i]!;
      return { what: yes!.what, offsets: lanes.offsets, data } as Values; // data as in `yes`
    },
  };
}

function buildCall({ name, of }: Syntax & { kind: "call" }, context: Context): Built {
  const signatures = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!signatures) {
    const hint = isMeant(name, functionNames) || `: there are ${functionNames.join(", ")}`;
    throw problem(context.text, `there is no function ${name}${hint}`);
  }
  const args = of.map((one) => build(one, context));
  const kinds = args.map(({ kind }) => kind);
  for (const signature of signatures) {
    const kind = resultOf(signature, kinds);
    if (!kind) continue;
    return {
      kind,
      run: (scope, nEvents) =>
        signature.run(
          args.map(({ run }) => run(scope, nEvents)),
          nEvents,
        ),
    };
  }
  const given = kinds.map(inWords).join(" and ") || "nothing";
  throw problem(context.text, `${name} cannot be taken of ${given}`);
}

function buildIndex({ list, at }: Syntax & { kind: "index" }, context: Context): Built {
  const [values, place] = [build(list, context), build(at, context)];
  if (!values.kind.isList) {
    throw problem(context.text, `[…] wants a list before it, not ${inWords(values.kind)}`);
  }
  if (place.kind.what === "flag" && place.kind.isList) return thoseThatPass(values, place);
  if (place.kind.what !== "number" || place.kind.isList) {
    throw problem(
      context.text,
      `[…] wants a place in the list or a condition for each element, not ${inWords(place.kind)}`,
    );
  }
  return {
    kind: { what: values.kind.what, isList: false },
    run(scope, nEvents) {
      const { data } = place.run(scope, nEvents);
      const all = values.run(scope, nEvents);
      return gather(all, placesInLists(all, data as Float64Array)); // checked above
    },
  };
}

function thoseThatPass(list: Built, condition: Built): Built {
  return {
    kind: list.kind,
    run(scope, nEvents) {
      const [all, passes] = [list.run(scope, nEvents), condition.run(scope, nEvents) as Flags];
      const lanes = lanesOf([all, passes], nEvents); // equally long
      const [offsets, places] = [new Uint32Array(nEvents + 1), new Int32Array(lanes.n)];
      let n = 0;
      for (let event = 0; event < nEvents; event++) {
        const end = all.offsets![event + 1]!;
        for (let i = all.offsets![event]!; i < end; i++) if (passes.data[i] !== 0) places[n++] = i;
        offsets[event + 1] = n;
      }
      return gather(all, places.subarray(0, n), offsets);
    },
  };
}
