import { expect, test } from "vitest";
import { verifyReason } from "../../../grade/author/verify-reason.ts";
import type { Words } from "../../../grade/language.ts";

function problems(reason: Words | undefined): readonly string[] {
  const found: string[] = [];
  verifyReason("01-z/mass", "stub", reason, ({ answer, problem }) =>
    found.push(`${answer}: ${problem}`),
  );
  return found;
}

const sound = {
  en: "The mass is 1000 times too large: is it in MeV?",
  es: "La masa es 1000 veces demasiado grande: ¿está en MeV?",
  ru: "Масса в 1000 раз больше, чем нужно: не в МэВ ли она?",
};

test("a reason in three languages is sound, and so is one that is nothing but code", () => {
  expect(problems(sound)).toEqual([]);
  expect(problems({ ...sound, es: "`value is not what it should be`" })).toEqual([]);
  expect(problems("B⁰ → J/ψ K⁰")).toEqual([]);
});

test("a bare English sentence is a problem for the readers of both other languages", () => {
  expect(problems("Every event passed: count again.")).toEqual([
    "stub: reason in es: it is the English one: Every event passed: count again.",
    "stub: reason in ru: it is the English one: Every event passed: count again.",
  ]);
});

test("a translated sentence with an English name in it is told by its English words", () => {
  const es = "The value of `mass`: todavía no es correcto.";
  expect(problems({ ...sound, es })).toEqual([
    `stub: reason in es: it has the English word “The”: ${es}`,
  ]);
});

test("an empty reason is a problem in its own language, and a missing one in all", () => {
  expect(problems({ ...sound, ru: " " })).toEqual(["stub: reason in ru: it is empty"]);
  expect(problems(undefined)).toHaveLength(3);
});

test("Spanish is no Russian, and what an error says is in quotes", () => {
  expect(problems({ ...sound, ru: sound.es })[0]).toContain("no Russian letter");
  const quoted = "La celda se ha detenido con un error: «Error: this is not the way»";
  expect(problems({ ...sound, es: quoted })).toEqual([]);
});
