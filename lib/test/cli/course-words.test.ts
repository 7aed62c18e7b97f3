import { expect, test } from "vitest";
import { courseWords } from "../../cli/course-words.ts";
import { stepInWords } from "../../cli/next-step.ts";
import type { Module } from "../../course/index.ts";
import { verifyReason } from "../../grade/author/verify-reason.ts";
import { cardWords } from "../../grade/check/card-words.ts";
import { exportWords } from "../../grade/exports/export-words.ts";
import { inEach, type Language } from "../../grade/language.ts";

const plain = { ...{ bold: String, dim: String, green: String, yellow: String, red: String } };
const screen = { ...plain, width: 200 };

test.each([
  ["the terminal", courseWords],
  ["a card", cardWords],
  ["a platform", exportWords],
])("every word of %s is there in the language of each reader", (_where, tables) => {
  const problems: unknown[] = [];
  for (const key of Object.keys(tables.en)) {
    for (const n of [1, 2, 5, 21]) {
      const texts = inEach((language: Language) => {
        const word: unknown = Object.getOwnPropertyDescriptor(tables[language], key)?.value;
        return typeof word === "function" ? String(word(n, n, n, n)) : String(word);
      });
      verifyReason("words", key, texts, (trial) => problems.push(trial));
    }
  }
  expect(problems).toEqual([]);
});

test("the next step is told in the language of the reader, with the commands that lead to it", () => {
  const exercise = { id: "01-z/mass", title: "Масса", points: 3, hints: ["a", "b"] };
  const module: Module = {
    ...{ id: "01-z", path: "", title: "Z", summary: "", minutes: 40 },
    ...{ prerequisites: [], exercises: [exercise] },
  };
  const step = { module, exercise, hintsLeft: 2, minutesLeft: 20 };
  expect(stepInWords(step, screen, "ru")).toBe(`Дальше: упражнение «Масса» (баллов: 3), урок Z.
Осталось около 20 из 40 минут урока.
  toplab start       открывает курс
  toplab hint mass   показывает подсказку; осталось: 2
  toplab check mass  говорит, верно ли`);
  expect(stepInWords({ module, hintsLeft: 0, minutesLeft: 40 }, screen, "es")).toBe(
    "Siguiente: empieza «Z» (01-z), con 1 ejercicio y 3 puntos.\nLleva unos 40 minutos.\n  toplab start  abre el curso",
  );
  expect(stepInWords(undefined, screen, "es")).toContain("has terminado el curso");
});
