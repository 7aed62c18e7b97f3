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
    color: ink,
    gridcolor: "#dddddd",
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

function page({ title, names }: LayoutOptions): Layout {
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
    font: { family: "Arial, Helvetica, sans-serif", size: 14, color: ink },
    paper_bgcolor: "#ffffff",
    plot_bgcolor: "#ffffff",
    margin: { l: 70, r: 30, t: 20 + titleHeight + (names.length > 0 && fitsAbove ? 24 : 0), b: 60 },
    legend: { bgcolor: "rgba(0,0,0,0)", ...(fitsAbove && above), tracegroupgap: 0 },
    hovermode: "closest",
  };
}

const above = { orientation: "h", x: 0.5, xanchor: "center", y: 1, yanchor: "bottom" };

function boxedAxis(label: string | undefined): Layout {
  return {
    title: { text: label ?? "", font: { size: 16 }, standoff: 12 },
    showline: true,
    mirror: "allticks",
    linecolor: ink,
    linewidth: 1,
    ticks: "inside",
    ticklen: 7,
    tickcolor: ink,
    minor: { ticks: "inside", ticklen: 4, tickcolor: ink },
    showgrid: false,
    zeroline: false,
    automargin: true,
    exponentformat: "power",
  };
}
