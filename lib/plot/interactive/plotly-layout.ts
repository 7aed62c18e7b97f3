/** What stands around the data. */
export interface Labels {
  readonly title?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly zLabel?: string;
}

export interface LayoutOptions extends Labels {
  readonly logY?: boolean;
  readonly isSquare?: boolean;
  /** What the legend says. */
  readonly names: readonly string[];
  /** Whether the bars of a histogram stand on the lower edge. */
  readonly hasBars: boolean;
}

type Layout = Readonly<Record<string, unknown>>;

const ink = "#222222";
const axisInk = {
  color: ink,
  linecolor: ink,
  tickcolor: ink,
  gridcolor: "#dddddd",
  minor: { tickcolor: ink },
};

/** Black on white, as a template: a page with other colours puts its own in its place. */
const onPaper: Layout = {
  layout: {
    font: { color: ink },
    paper_bgcolor: "#ffffff",
    plot_bgcolor: "#ffffff",
    xaxis: axisInk,
    yaxis: axisInk,
    scene: { xaxis: axisInk, yaxis: axisInk, zaxis: axisInk },
  },
};

/** A flat picture on white, in a box with ticks inside on all four sides. */
export function flatLayout(options: LayoutOptions): Layout {
  const { xLabel, yLabel, logY, isSquare, hasBars } = options;
  return {
    ...page(options),
    xaxis: boxedAxis(xLabel),
    yaxis: {
      ...boxedAxis(yLabel),
      ...(logY ? { type: "log" } : hasBars && { rangemode: "tozero" }),
      ...(isSquare && { scaleanchor: "x", scaleratio: 1 }),
    },
    barmode: "overlay",
    bargap: 0,
  };
}

/** A picture in space, to be turned with the mouse. */
export function spaceLayout(options: LayoutOptions): Layout {
  const { xLabel, yLabel, zLabel, isSquare } = options;
  const axis = (label: string | undefined): Layout => ({
    title: { text: label ?? "" },
    showbackground: false,
  });
  return {
    ...page(options),
    scene: {
      xaxis: axis(xLabel),
      yaxis: axis(yLabel),
      zaxis: axis(zLabel),
      aspectmode: isSquare ? "data" : "cube",
    },
  };
}

/** Title, colours, fonts and margins of a picture. */
export function page({ title, names }: Pick<LayoutOptions, "title" | "names">): Layout {
  const titleLines = title === undefined ? 0 : title.split("<br>").length;
  const titleHeight = titleLines && 14 + 22 * titleLines;
  const fitsAbove = names.reduce((total, name) => total + name.length + 6, 0) < 75;
  return {
    ...(title !== undefined && {
      title: {
        text: title,
        font: { size: 18 },
        x: 0.5,
        y: 1,
        yanchor: "top",
        pad: { t: 5 + 11 * titleLines },
      },
    }),
    template: onPaper,
    font: { family: "Arial, Helvetica, sans-serif", size: 14 },
    margin: { l: 70, r: 30, t: 20 + titleHeight + (names.length > 0 && fitsAbove ? 24 : 0), b: 60 },
    legend: { bgcolor: "rgba(0,0,0,0)", ...(fitsAbove && above), tracegroupgap: 0 },
    hovermode: "closest",
  };
}

const above = { orientation: "h", x: 0.5, xanchor: "center", y: 1, yanchor: "bottom" };

/** An axis with its name, and ticks inside on both sides. */
export function boxedAxis(label: string | undefined): Layout {
  return {
    title: { text: label ?? "", font: { size: 16 }, standoff: 12 },
    showline: true,
    mirror: "allticks",
    linewidth: 1,
    ticks: "inside",
    ticklen: 7,
    minor: { ticks: "inside", ticklen: 4 },
    showgrid: false,
    zeroline: false,
    automargin: true,
    exponentformat: "power",
  };
}
