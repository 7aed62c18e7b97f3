import type { ExerciseView } from "../protocol.ts";
import { element } from "./element.ts";

/** The headings over cells of exercises, each with what was reached so far. */
export interface Badges {
  add(exercise: string, section: HTMLElement): void;
  show(exercises: readonly ExerciseView[]): void;
}

export function createBadges(): Badges {
  const badges: {
    readonly exercise: string;
    readonly title: Node;
    readonly points: HTMLElement;
  }[] = [];
  return {
    add(exercise, section) {
      const title = document.createTextNode(exercise);
      const points = element("span", { className: "points" });
      badges.push({ exercise, title, points });
      section.classList.add("exercise");
      section
        .querySelector(".paper")
        ?.prepend(
          element("p", { className: "badge" }, element("b", {}, "Exercise"), title, points),
        );
    },
    show(exercises) {
      for (const { exercise, title, points } of badges) {
        const view = exercises.find(({ id }) => id === exercise);
        if (!view) continue;
        title.textContent = view.title;
        const reached = view.points ?? 0;
        points.textContent = `${reached} / ${view.maxPoints} points`;
        points.classList.toggle("solved", reached >= view.maxPoints);
      }
    },
  };
}
