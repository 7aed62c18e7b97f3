import type { EventTable } from "toplab/event";
import type { Answers } from "toplab/grade";

/** The selection is asked once, about many events that nobody can tell apart. */
export const probe = async (
  { selected, blindRate }: Answers,
  events: EventTable,
): Promise<{ kept: unknown; blindRate: unknown }> => ({
  kept: typeof selected === "function" ? ((await selected(events)) as unknown) : selected, // whatever it returns
  blindRate,
});
