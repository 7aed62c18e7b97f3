import type { Exercise, Marking } from "../exercise.ts";
import type { Verdict } from "../judgement.ts";
import { inEach, type Words } from "../language.ts";

/** What the author of an exercise that a person marks has to say; the points are those of its rubric. */
export interface HandMarked extends Pick<Exercise, "id" | "title" | "hints" | "limits"> {
  readonly marking: Marking;
}

/** An exercise that no judge can decide: its answers wait until a person has marked them. */
export function markedByHand(exercise: HandMarked): Exercise<null, Record<never, never>, null> {
  const { kind } = exercise.marking;
  return {
    ...exercise,
    points: rubricPoints(exercise.marking),
    answers: [],
    inputs: () => null,
    reference: () => null,
    judge: () => waiting(kind),
    wrong: [],
  };
}

/** The points of all lines of a rubric together. */
export function rubricPoints({ rubric }: Pick<Marking, "rubric">): number {
  return rubric.reduce((sum, { points }) => sum + points, 0);
}

/** What an answer earns that meets these lines of a rubric, counted from 1. */
export function pointsOfLines({ rubric }: Marking, lines: readonly number[]): number {
  return rubricPoints({ rubric: rubric.filter((_, i) => lines.includes(i + 1)) });
}

/** No points yet: a person will look at the answer. */
export function waiting(kind: Marking["kind"]): Verdict {
  return { status: "needs-marking", credit: 0, reason: texts[kind].waiting };
}

/** Why an answer that a person should mark has nothing to look at. */
export function emptyText(kind: Marking["kind"]): Words {
  return texts[kind].empty;
}

/** A rubric as it was met: each line ticked or crossed, with its points. */
export function rubricInWords({ rubric }: Marking, lines: readonly number[]): Words {
  return inEach((language) =>
    rubric
      .map(({ points, words }, i) => {
        const text = typeof words === "string" ? words : words[language];
        return `${lines.includes(i + 1) ? "✓" : "✗"} ${text} (${points})`;
      })
      .join(" "),
  );
}

/** What is said of points that a person gave without naming lines of the rubric. */
export const markedText: Words = {
  en: "A person has read this answer and given the points.",
  es: "Una persona ha leído esta respuesta y ha puesto los puntos.",
  ru: "Этот ответ прочитан и оценён человеком.",
};

const texts: Readonly<Record<Marking["kind"], { readonly waiting: Words; readonly empty: Words }>> =
  {
    text: {
      waiting: {
        en: "No program can judge this: a person reads what you have written, once you have handed in your notebook, and gives the points.",
        es: "Ningún programa puede juzgar esto: una persona lee lo que has escrito, cuando hayas entregado tu cuaderno, y pone los puntos.",
        ru: "Программа не может судить об этом: написанное вами прочитает человек, когда вы сдадите тетрадь, и поставит баллы.",
      },
      empty: {
        en: "Nothing is written here yet: put your own words in place of those of the cell.",
        es: "Aquí no hay nada escrito todavía: pon tus propias palabras en lugar de las de la celda.",
        ru: "Здесь пока ничего не написано: замените текст ячейки своими словами.",
      },
    },
    plot: {
      waiting: {
        en: "No program can judge this: a person looks at your picture, once you have handed in your notebook, and gives the points.",
        es: "Ningún programa puede juzgar esto: una persona mira tu figura, cuando hayas entregado tu cuaderno, y pone los puntos.",
        ru: "Программа не может судить об этом: на ваш рисунок посмотрит человек, когда вы сдадите тетрадь, и поставит баллы.",
      },
      empty: {
        en: "The cell shows no picture yet: draw it, and let the cell end with it.",
        es: "La celda no muestra todavía ninguna figura: dibújala y haz que la celda termine con ella.",
        ru: "Ячейка пока не показывает рисунка: нарисуйте его, и пусть ячейка им заканчивается.",
      },
    },
  };

/** Whether the exercise's answer is a text cell, which is read and never run. */
export function isText({ marking }: Pick<Exercise, "marking">): boolean {
  return marking?.kind === "text";
}
