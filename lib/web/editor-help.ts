/** The questions an editor asks, the most urgent first. */
const kinds = ["complete", "inspect", "diagnose"] as const;
export type HelpKind = (typeof kinds)[number];

interface Waiting {
  ask(): Promise<void>;
  giveUp(): void;
}

/**
 * Puts an editor's questions to the kernel one at a time, so that a cell to run never waits behind
 * many. A newer question takes the place of an older one of its kind that still waits.
 */
export class EditorHelp {
  readonly #waiting = new Map<HelpKind, Waiting>();
  #isAsking = false;

  /** The answer; `otherwise` if a newer question came first. */
  ask<Answer>(kind: HelpKind, question: () => Promise<Answer>, otherwise: Answer): Promise<Answer> {
    this.#waiting.get(kind)?.giveUp();
    return new Promise((resolve, reject) => {
      this.#waiting.set(kind, {
        ask: () => question().then(resolve, reject),
        giveUp: () => resolve(otherwise),
      });
      if (!this.#isAsking) void this.#askAll();
    });
  }

  async #askAll(): Promise<void> {
    this.#isAsking = true;
    for (let next = this.#next(); next; next = this.#next()) await next.ask();
    this.#isAsking = false;
  }

  #next(): Waiting | undefined {
    const kind = kinds.find((candidate) => this.#waiting.has(candidate));
    if (!kind) return undefined;
    const next = this.#waiting.get(kind);
    this.#waiting.delete(kind);
    return next;
  }
}
