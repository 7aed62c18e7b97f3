/** One frame with its axes and what is drawn in it, bottom layer first; lengths are shares of the picture. */
export interface Panel {
  /** Lower and upper end of the panel in the picture, 0 at the bottom. */
  readonly span: readonly [bottom: number, top: number];
  readonly margins: Margins;
  readonly x: PanelAxis;
  readonly y: PanelAxis;
  readonly layers: readonly Layer[];
  readonly texts: readonly Text[];
  /** The columns of the legend. */
  readonly legends: readonly Legend[];
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
  /** Whether the axis has ticks, and the opposite side of the frame too. Default: both. */
  readonly ticks?: "both" | "one" | "none";
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
      /** Lengths of horizontal bars. Default: none. */
      readonly left?: ArrayLike<number>;
      readonly right?: ArrayLike<number>;
      readonly colour: string;
      /** A ring in place of a dot. Default: false. */
      readonly isOpen?: boolean;
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
    }
  | {
      /** The area between two curves. */
      readonly kind: "area";
      readonly x: ArrayLike<number>;
      readonly low: ArrayLike<number>;
      readonly high: ArrayLike<number>;
      readonly colour: string;
      /** How far the colour fades into the ground, 0 to 1. Default: 0. */
      readonly paleness?: number;
    }
  | {
      /** Rectangles by their sides. */
      readonly kind: "boxes";
      readonly left: ArrayLike<number>;
      readonly right: ArrayLike<number>;
      readonly low: ArrayLike<number>;
      readonly high: ArrayLike<number>;
      readonly colour: string;
      /** How far the colour fades into the ground, 0 to 1. Default: 0. */
      readonly paleness?: number;
      /** Their outline only. Default: false. */
      readonly isHollow?: boolean;
    };

/** A text at a place in the panel, its foot there: in units of the axes, or in shares of the panel. */
export interface Text {
  readonly text: string;
  readonly at: readonly [x: number, y: number];
  readonly in: "axes" | "panel";
  readonly align: "left" | "centre" | "right";
  /** Default: false. */
  readonly isBold?: boolean;
  /** Its middle, not its foot, stands at the place. Default: false. */
  readonly isMiddle?: boolean;
  /** Written upwards. Default: false. */
  readonly isUpright?: boolean;
  /** Of its letters, in pixels. Default: 17. */
  readonly size?: number;
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
