import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { formatSeedFile, parseSeedFile, seedFileOf } from "../../../grade/variants/seed-file.ts";
import { seedOf } from "../../../grade/variants/seed-of.ts";

const key = Uint8Array.from({ length: 32 }, (_, i) => i);
const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });

test("the seed is the first 48 bits of the HMAC over student, module and term", () => {
  const digest = createHmac("sha256", key)
    .update('["s1024","05-top-quark","2026-autumn"]')
    .digest("hex");
  const first48 = Number(BigInt(`0x${digest.slice(0, 12)}`));
  expect(seedOf(key, "s1024", "05-top-quark", "2026-autumn")).toBe(first48);
});

test("the seed is the one that openssl computes", () => {
  // printf '["s1024","05-top-quark","2026-autumn"]' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0001…1f
  expect(seedOf(key, "s1024", "05-top-quark", "2026-autumn")).toBe(276451656908370);
});

test("the exercises of a lesson share its data, other students, terms and keys do not", () => {
  fc.assert(
    fc.property(text, text, (student, term) => {
      const seed = seedOf(key, student, "05-top-quark", term);
      expect(Number.isSafeInteger(seed) && seed >= 0).toBe(true);
      expect(seedOf(key, student, "05-top-quark/blind-rate", term)).toBe(seed);
      expect(seedOf(key, student, "06-higgs", term)).not.toBe(seed);
      expect(seedOf(key, `${student}x`, "05-top-quark", term)).not.toBe(seed);
      expect(seedOf(key, student, "05-top-quark", `${term}x`)).not.toBe(seed);
      expect(seedOf(key.slice(1), student, "05-top-quark", term)).not.toBe(seed);
    }),
  );
});

test("where one name ends and the next begins makes a difference", () => {
  expect(seedOf(key, "ab", "c", "d")).not.toBe(seedOf(key, "a", "bc", "d"));
  expect(seedOf(key, 'a","b', "c", "d")).not.toBe(seedOf(key, "a", 'b","c', "d"));
});

test("a name has one seed however its accents are written", () => {
  expect(seedOf(key, "Mu\u0301nˇoz", "05", "t")).toBe(seedOf(key, "M\u00fanˇoz", "05", "t"));
});

test("seeds of ten thousand students are spread evenly, and no two are alike", () => {
  const seeds = Array.from({ length: 10_000 }, (_, i) => seedOf(key, `s${i}`, "05", "t"));
  expect(new Set(seeds).size).toBe(10_000);
  const counts = new Array<number>(10).fill(0);
  for (const seed of seeds) counts[Math.floor((seed / 2 ** 48) * 10)]!++;
  const chi2 = counts.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
  expect(chi2).toBeLessThan(27.9); // 9 degrees of freedom: one key in a thousand is above
});

test("a student's file comes back as it was written, and says what is wrong with it", () => {
  const file = seedFileOf(key, {
    student: "Zoë",
    term: "t",
    modules: ["01-z-boson", "05-top-quark"],
  });
  expect(parseSeedFile(formatSeedFile(file), "seeds.json")).toEqual(file);
  expect(Object.values(file.seeds)).toEqual([
    seedOf(key, "Zoë", "01-z-boson", "t"),
    seedOf(key, "Zoë", "05-top-quark", "t"),
  ]);
  expect(() => parseSeedFile("{", "seeds.json")).toThrow(/seeds\.json: it is not JSON/);
  expect(() => parseSeedFile("{}", "seeds.json")).toThrow(/names no student/);
  const spoilt = '{"student":"a","term":"t","seeds":{"05":-1}}';
  expect(() => parseSeedFile(spoilt, "seeds.json")).toThrow(/seed of 05 should be a whole number/);
});
