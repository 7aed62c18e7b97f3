import type { Team } from "./team.ts";

/** How often to look before going to sleep: some fifty microseconds, about what it costs to be woken. */
const looks = 40_000;
/** Nobody needs ten minutes between two meetings: then the cell that began this was stopped. */
export const patienceMs = 600_000;

/**
 * A member of a team whose members meet in shared memory: at `place` (counted in 32-bit words) are how
 * many have come, how often all have met, and whether one has failed.
 */
export function teamMember(words: Int32Array, place: number, index: number, size: number): Team {
  const [come, met, failed] = [place, place + 1, place + 2];
  return {
    index,
    size,
    wait() {
      const meeting = Atomics.load(words, met);
      if (Atomics.add(words, come, 1) === size - 1) {
        Atomics.store(words, come, 0);
        Atomics.add(words, met, 1);
        Atomics.notify(words, met);
      }
      for (let i = 0; i < looks && Atomics.load(words, met) === meeting; i++);
      while (Atomics.load(words, met) === meeting) {
        if (Atomics.wait(words, met, meeting, patienceMs) === "timed-out") break;
      }
      if (Atomics.load(words, failed) === 0 && Atomics.load(words, met) !== meeting) return;
      throw new Error("Cannot go on: another thread that grows these trees has failed");
    },
  };
}

/** Lets all others know that they wait in vain. */
export function failTeam(words: Int32Array, place: number): void {
  Atomics.store(words, place + 2, 1);
  Atomics.add(words, place + 1, 1);
  Atomics.notify(words, place + 1);
}
