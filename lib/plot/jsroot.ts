import type { RootMaker, RootObject } from "./root/root-object.ts";

/** What we use of jsroot, whose own types must not show. */
export interface Root extends RootMaker {
  makeSVG(options: { object: RootObject; width: number; height: number }): Promise<string>;
}

let loading: Promise<Root> | undefined;

/** Loads jsroot once, and only when something is drawn: it takes half a second. */
export function loadRoot(): Promise<Root> {
  loading ??= importRoot();
  return loading;
}

async function importRoot(): Promise<Root> {
  const { create, createHistogram, gStyle, makeSVG, settings } = await import("jsroot");
  const { addColor } = await import("jsroot/colors");
  settings.SmallPad = { width: 0, height: 0 }; // below this jsroot leaves out the numbers at the axes
  gStyle.fYAxisExpXOffset = -0.06; // "×10⁶" stands left of the frame, where no title is
  const indices = new Map<string, number>();
  return {
    create,
    createHistogram,
    makeSVG,
    colourIndex(colour) {
      const index = indices.get(colour) ?? addColor(colour);
      indices.set(colour, index);
      return index;
    },
  };
}
