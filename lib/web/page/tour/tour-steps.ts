import type { Text } from "../common/i18n.ts";
import { tourTexts as texts } from "../texts/tour.ts";

/** One thing that the tour shows. */
export interface TourStep {
  readonly page: "course" | "notebook";
  /** What it points at; a step without it, or whose target is missing, stands in the middle. */
  readonly target?: string;
  readonly title: Text;
  readonly text: Text;
}

export const tourSteps: readonly TourStep[] = [
  { page: "course", title: texts.welcome, text: texts.welcomeText },
  { page: "course", target: ".next-step", title: texts.next1, text: texts.next1Text },
  { page: "course", target: ".module", title: texts.module, text: texts.moduleText },
  { page: "course", target: "#settings", title: texts.settings, text: texts.settingsText },
  { page: "notebook", target: ".cell.code", title: texts.cell, text: texts.cellText },
  { page: "notebook", target: ".tools", title: texts.toolbar, text: texts.toolbarText },
  { page: "notebook", target: ".cell.exercise", title: texts.exercise, text: texts.exerciseText },
  { page: "notebook", title: texts.keys, text: texts.keysText },
];
