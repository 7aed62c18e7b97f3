const waiting: HTMLElement[] = [];
let isWorking = false;

/** Typesets formulas while the browser has nothing better to do, in the order of the text. */
export function typesetSoon(formulas: Iterable<HTMLElement>): void {
  waiting.push(...formulas);
  if (waiting.length === 0 || isWorking) return;
  isWorking = true;
  void work();
}

/** Typesets all that still waits: for a print. */
export async function typesetNow(): Promise<void> {
  if (waiting.length > 0) await work(Number.POSITIVE_INFINITY);
}

/** KaTeX is larger than the rest of the page, so it comes with the first formula. */
async function work(budgetMs = 0): Promise<void> {
  const { renderFormula } = await import("./katex.ts");
  let budget = budgetMs || 30; // the first screen at once
  let start = performance.now();
  while (waiting.length > 0) {
    if (performance.now() - start > budget) {
      budget = await idle();
      start = performance.now();
    }
    const formula = waiting.shift();
    if (formula) renderFormula(formula);
  }
  isWorking = false;
}

/** Waits until the browser is idle; answers for how many milliseconds it expects to be. */
function idle(): Promise<number> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) {
      requestIdleCallback((deadline) => resolve(Math.max(deadline.timeRemaining(), 4)));
    } else {
      setTimeout(() => resolve(8), 30); // Safari
    }
  });
}
