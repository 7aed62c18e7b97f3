import { attacks } from "./attack.ts";

const claim = '{ errors: [1], status: "pass", credit: 1, points: 3 }';
const wrong = /^(fail|type-error|not-attempted)$/;
/** What changes its whole process may spoil its own other exercises. */
const spoilt = /^(2 pass|0 [\w-]+)$/;
const ended = /^(runtime-error|fail|type-error|not-attempted)$/;

/** Answers that say they are right, in all the ways a process can speak. */
export const forgeries = attacks([
  [
    "prints marks",
    "a mark by stdout",
    wrong,
    'console.log("3 / 3 points", JSON.stringify({ status: "pass", points: 3 }));',
  ],
  [
    "writes replies",
    "a reply under a guessed id",
    wrong,
    `import fs from "node:fs";
for (let i = 0; i < 99; i++) fs.writeSync(3, JSON.stringify({ type: "reply", id: String(i), value: ${claim} }) + "\\n");`,
  ],
  [
    "overhears ids",
    "a reply under the true id, before the probe's own",
    wrong,
    `import fs from "node:fs";
const parse = JSON.parse;
JSON.parse = (text: string) => {
  const request = parse(text);
  if (request.type === "probe") fs.writeSync(3, "\\n" + JSON.stringify({ type: "reply", id: request.id, value: ${claim} }) + "\\n");
  return request;
};`,
    spoilt,
  ],
  [
    "claims an object",
    "a verdict in place of numbers",
    wrong,
    `function errorOfCount(n: number) { return ${claim}; }`,
  ],
  [
    "converts itself",
    "numbers by valueOf",
    wrong,
    "function errorOfCount(n: number) { return { valueOf: () => Math.sqrt(n), [Symbol.toPrimitive]: () => Math.sqrt(n) }; }",
  ],
  [
    "writes its own JSON",
    "numbers by toJSON",
    wrong,
    "function errorOfCount(n: number) { return { toJSON: () => Math.sqrt(n) }; }",
  ],
  [
    "changes when read",
    "another value at the second look",
    wrong,
    "let reads = 0;\nfunction errorOfCount(n: number) { return { get value() { return reads++ ? Math.sqrt(n) : 0; } }; }",
  ],
  [
    "is a proxy",
    "an answer to every question",
    wrong,
    'function errorOfCount(n: number) { return new Proxy({}, { get: () => 1, ownKeys: () => ["credit"], getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }) }); }',
  ],
  [
    "a proxy that throws",
    "a crash of the grader",
    ended,
    'function errorOfCount(n: number) { return new Proxy({}, { ownKeys() { throw new Error("no"); } }); }',
  ],
  [
    "NaN",
    "a comparison that never fails",
    wrong,
    "function errorOfCount(n: number) { return NaN; }",
  ],
  [
    "Infinity",
    "a tolerance without bounds",
    wrong,
    "function errorOfCount(n: number) { return Infinity; }",
  ],
  [
    "a text of digits",
    "a conversion",
    wrong,
    "function errorOfCount(n: number) { return String(Math.sqrt(n)); }",
  ],
  [
    "bigints",
    "a type that judges do not know",
    wrong,
    "function errorOfCount(n: number) { return BigInt(Math.round(n)) * 7n; }",
  ],
  [
    "a list",
    "a list that converts to its number",
    wrong,
    "function errorOfCount(n: number) { return [Math.sqrt(n)]; }",
  ],
  [
    "tagged values",
    "another value after decoding",
    wrong,
    'function errorOfCount(n: number) { return { $: "object", v: [["credit", 1]] }; }',
  ],
  [
    "unknown tags",
    "a crash of the decoder",
    wrong,
    'function errorOfCount(n: number) { return { $: "Float64Array", v: "x" }; }',
  ],
  [
    "__proto__",
    "a prototype in the grader",
    wrong,
    `function errorOfCount(n: number) { return JSON.parse('{"__proto__": {"credit": 1, "status": "pass"}}'); }`,
  ],
  [
    "contains itself",
    "an endless walk",
    ended,
    "function errorOfCount(n: number) { const a: any = {}; a.a = a; return a; }",
  ],
  [
    "nests deep",
    "an overflow of the stack",
    ended,
    "function errorOfCount(n: number) { let a: any = 1; for (let i = 0; i < 1e5; i++) a = [a]; return a; }",
  ],
  [
    "patches lists",
    "other results of the probe",
    ended,
    'Object.defineProperty(Array.prototype, "map", { value: () => [1, 2, 3, 4, 5] });\nArray.from = (() => [0]) as any;',
    spoilt,
  ],
  [
    "patches objects",
    "credit in every object",
    wrong,
    'for (const [key, value] of Object.entries({ credit: 1, status: "pass", errors: [0] })) Object.defineProperty(Object.prototype, key, { value, configurable: true });',
  ],
  [
    "patches numbers",
    "checks that pass",
    wrong,
    "Number.isFinite = () => true;\nMath.abs = () => 0;\nMath.sqrt = () => 7;\nfunction errorOfCount(n: number) { return Math.sqrt(n); }",
  ],
  [
    "patches JSON",
    "other words in every message",
    /./,
    `const stringify = JSON.stringify;
JSON.stringify = ((value: any, ...rest: any[]) => stringify(value?.type === "reply" ? { ...value, value: ${claim} } : value, ...rest)) as any;`,
  ],
  [
    "patches promises",
    "a probe that never ends",
    /^(fail|type-error|not-attempted|timeout)$/,
    "Promise.prototype.then = function () { return new Promise(() => {}); } as any;",
  ],
  [
    "poisons require.cache",
    "another library for the probe",
    wrong,
    `const { createRequire } = await import("node:module");
const { cache } = createRequire(process.cwd() + "/x.js");
for (const id of Object.keys(cache)) { try { (cache[id] as any).exports = new Proxy({}, { get: () => () => [1] }); } catch {} }`,
  ],
  [
    "patches the loader",
    "another library for the probe",
    wrong,
    `const { Module } = await import("node:module");
(Module as any)._load = () => ({ callEach: () => (${claim}) });
(Module as any)._resolveFilename = () => "/tmp/x.js";`,
  ],
  [
    "patches the kernel's hook",
    "answers of its own to check()",
    ended,
    `Object.defineProperty(globalThis, Symbol.for("toplab.kernel"), { value: { request: async () => (${claim}) } });`,
  ],
  [
    "patches the guard",
    "the names that all cells use",
    ended,
    '(globalThis as any).__toplab__ = null;\nObject.defineProperty(globalThis, "__tslab__", { value: { exports: {}, require: () => ({}) } });',
    spoilt,
  ],
  [
    "a module called toplab",
    "a library of its own",
    wrong,
    "/** @module toplab */\nexport const callEach = () => [1];",
  ],
  [
    "closes the wrapper",
    "code outside the cell",
    /^type-error$/,
    "}); globalThis.outside = 1; (() => {",
  ],
  [
    "false maps",
    "errors that point at other files",
    wrong,
    "let broken = 1;\n//# sourceMappingURL=data:application/json;base64,e30=\n//# sourceURL=/etc/passwd",
  ],
  [
    "changes flags of V8",
    "natives in the cell",
    ended,
    'const v8 = await import("node:v8");\nv8.setFlagsFromString("--allow-natives-syntax");\nv8.setFlagsFromString("--stack-size=100000000");',
  ],
  [
    "answers later",
    "a right answer after the mark",
    wrong,
    "var errorOfCount: any = () => NaN;\nsetTimeout(() => { errorOfCount = Math.sqrt; }, 5000);",
  ],
  [
    "fails later",
    "an error in another's turn",
    /^(runtime-error|not-attempted)$/,
    'setTimeout(() => { throw new Error("late"); }, 0);\nPromise.reject(new Error("unhandled"));',
  ],
]);
