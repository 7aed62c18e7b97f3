import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { Span } from "../notebook/cell.ts";

interface Matches {
  readonly matches: readonly Span[];
  readonly now: Span | undefined;
}

/** Tells an editor what was found in its text. */
export const setMatches = StateEffect.define<Matches>();

const found = Decoration.mark({ class: "found" });
const foundNow = Decoration.mark({ class: "found now" });

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(old, { changes, effects, newDoc }) {
    const told = effects.find((effect) => effect.is(setMatches));
    if (!told) return old.map(changes);
    const { matches, now } = told.value;
    const inside = matches.filter(({ from, to }) => from < to && to <= newDoc.length);
    return Decoration.set(
      inside.map((match) =>
        (match.from === now?.from ? foundNow : found).range(match.from, match.to),
      ),
    );
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Shows in an editor what the find bar has found. */
export const matchMarks: Extension = marks;
