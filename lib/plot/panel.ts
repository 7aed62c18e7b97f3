/** One frame with its axes and what is drawn in it, bottom layer first; lengths are shares of the picture. */
export interface Panel {
  /** Lower and upper end of the panel in the picture, 0 at the bottom. */
  readonly span: readonly [bottom: number, top: number];
  readonly margins: Margins;
  readonly x: PanelAxis;
  readonly y: PanelAxis;
  readonly layers: readonly Layer[];
  readonly texts: readonly Text[];
  readonly legend?: Legend;
}

/** Shares of the panel around its frame. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export interface PanelAxis {
  readonly title: string;
  readonly range: readonly [from: number, to: number];
  readonly isLog: boolean;
  /** Whether numbers stand at the axis. */
  readonly hasLabels: boolean;
  /** About how many numbers. */
  readonly divisions: number;
}

export interface LineStyle {
  readonly colour: string;
  /** In pixels. Default: 2. */
  readonly width?: number;
  readonly isDashed?: boolean;
}

export type Layer =
  | {
      readonly kind: "points";
      readonly x: ArrayLike<number>;
      readonly y: ArrayLike<number>;
      /** Lengths of the error bars. */
      readonly down: ArrayLike<number>;
      readonly up: ArrayLike<number>;
      readonly colour: string;
    }
  | {
      readonly kind: "line";
      readonly x: ArrayLike<number>;
      readonly y: ArrayLike<number>;
      readonly style: LineStyle;
    }
  | {
      readonly kind: "steps";
      /** Shape: (bins + 1). */
      readonly edges: Float64Array;
      /** Shape: (bins). */
      readonly contents: ArrayLike<number>;
      readonly style: LineStyle;
      /** Colour of the area below; none without it. */
      readonly fill?: string;
    }
  | {
      readonly kind: "band";
      /** Shape: (bins + 1). */
      readonly edges: Float64Array;
      /** Lower and upper ends in each bin. Shape: (bins). */
      readonly low: ArrayLike<number>;
      readonly high: ArrayLike<number>;
      readonly colour: string;
    };

/** A text at a place in the panel, its foot there: in units of the axes, or in shares of the panel. */
export interface Text {
  readonly text: string;
  readonly at: readonly [x: number, y: number];
  readonly in: "axes" | "panel";
  readonly align: "left" | "centre" | "right";
  /** Default: false. */
  readonly isBold?: boolean;
}

export interface Legend {
  readonly entries: readonly LegendEntry[];
  /** Left, bottom, right and top in shares of the panel. */
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
}

export interface LegendEntry {
  readonly label: string;
  /** Index of the layer that is explained. */
  readonly layer: number;
}
