import type { ComparisonPlan } from "./plan.ts";
import { costOf, type Piece, type Schedule } from "./schedule.ts";
import type { UnitResult } from "./unit.ts";

/** How far a comparison has come. */
export interface ComparisonProgress {
  /** Pieces of work: a trial in the inner folds, or a fold scored. */
  readonly done: number;
  readonly total: number;
  /** By the time that it takes, from 0 to 1. */
  readonly share: number;
  /** Until the end; undefined while nothing has been measured. */
  readonly secondsLeft: number | undefined;
}

/** Follows a comparison: what a classifier took so far tells what it will, and what others took stands in for it before. */
export function timeLeft(
  { left }: Pick<Schedule, "left">,
  { plan, nRows, workers }: { plan: ComparisonPlan; nRows: number; workers: number },
): { readonly note: (result: UnitResult) => void; readonly tell: () => ComparisonProgress } {
  const total = left().length;
  const measured = new Map<string, { took: number; foretold: number }>();
  const foretold = ({ model, kind }: Piece): number =>
    costOf(model, nRows) * (kind === "trial" ? plan.inner - 1 : 1);
  let spent = 0;
  return {
    note(result) {
      const known = measured.get(result.model) ?? { took: 0, foretold: 0 };
      known.took += result.seconds;
      known.foretold += foretold(result);
      measured.set(result.model, known);
      spent += result.seconds;
    },
    tell() {
      const rest = left();
      const all = [...measured.values()];
      const sum = (key: "took" | "foretold"): number => all.reduce((s, one) => s + one[key], 0);
      const usual = sum("foretold") > 0 ? sum("took") / sum("foretold") : 1;
      const ahead = rest.reduce((seconds, piece) => {
        const own = measured.get(piece.model);
        return seconds + foretold(piece) * (own ? own.took / own.foretold : usual);
      }, 0);
      return {
        ...{ done: total - rest.length, total },
        share: rest.length === 0 ? 1 : spent / (spent + ahead),
        secondsLeft: all.length === 0 ? undefined : ahead / Math.min(workers, rest.length || 1),
      };
    },
  };
}
