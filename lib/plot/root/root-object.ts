/** A ROOT object as jsroot holds it: fields by their C++ names. */
export type RootObject = Record<string, unknown>;

/** What makes ROOT objects: jsroot, in Node or in the page. */
export interface RootMaker {
  create(type: string): RootObject;
  createHistogram(type: string, bins: number): RootObject;
  /** ROOT's number of a colour, "#0072b2". */
  colourIndex(colour: string): number;
}

/** With what a picture is drawn. */
export interface Brush {
  readonly root: RootMaker;
  /** Units of jsroot, which rounds to whole ones, in a pixel. */
  readonly fineness: number;
  /** Colours of axes and words, and of what is behind them. Default: black on white. */
  readonly ink?: string;
  readonly paper?: string;
}

export interface Drawn {
  readonly object: RootObject;
  readonly option: string;
}

/** A TList of these objects, each with its draw option. */
export function listOf(root: Pick<RootMaker, "create">, items: readonly Drawn[]): RootObject {
  const list = root.create("TList");
  list["arr"] = items.map(({ object }) => object);
  list["opt"] = items.map(({ option }) => option);
  return list;
}
