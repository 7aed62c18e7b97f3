import { voigt } from "../core/index.ts";

/** What a peak looks like: what nature gives it, and how the detector blurs it. */
export type PeakShape = "gauss" | "double-gauss" | "crystal-ball" | "breit-wigner-gauss";
export type Background = "none" | "constant" | "linear" | "exponential";
/** What the pairs that radiated a photon add below the peak. */
export type PeakTail = "none" | "radiative";

/** All parameters that a peak fit can have; each fit has those of its shape, tail and background. */
export type PeakParameter =
  | "signal"
  | "background"
  | "mass"
  | "width"
  | "resolution"
  | "wideResolution"
  | "wideFraction"
  | "alpha"
  | "n"
  | "tailFraction"
  | "tailLength"
  | "slope";

export type PeakValues = Readonly<Record<PeakParameter, number>>;

/** Events per GeV, up to a factor. */
export type Density = (m: number) => number;

interface Form {
  readonly parameters: readonly PeakParameter[];
  readonly density: (values: PeakValues) => Density;
}

/** The peaks, with what their parameters mean; all masses and widths in the unit of the axis. */
export const peaks: Readonly<Record<PeakShape, Form>> = {
  // a resolution that is the same for all events
  gauss: {
    parameters: ["mass", "resolution"],
    density: ({ mass, resolution }) => gauss(mass, resolution),
  },
  // two kinds of events, measured well and less well: muons in the barrel and in the endcaps
  "double-gauss": {
    parameters: ["mass", "resolution", "wideResolution", "wideFraction"],
    density: ({ mass, resolution, wideResolution, wideFraction }) => {
      const [narrow, wide] = [gauss(mass, resolution), gauss(mass, wideResolution)];
      return (m) => (1 - wideFraction) * narrow(m) + wideFraction * wide(m);
    },
  },
  // a Gaussian that becomes a power law, (…)⁻ⁿ, from α resolutions below the peak (Gaiser, SLAC-R-255)
  "crystal-ball": {
    parameters: ["mass", "resolution", "alpha", "n"],
    density:
      ({ mass, resolution, alpha, n }) =>
      (m) => {
        const t = (m - mass) / resolution;
        if (t > -alpha) return Math.exp((-t * t) / 2);
        return Math.exp((-alpha * alpha) / 2) * (1 - (alpha * (t + alpha)) / n) ** -n;
      },
  },
  // a short-lived particle, blurred by the resolution
  "breit-wigner-gauss": {
    parameters: ["mass", "width", "resolution"],
    density: ({ mass, width, resolution }) => {
      const { centre, halfWidth } = breitWignerPole(mass, width);
      // the mirror image is far and flat, so that its resolution does not matter
      return (m) => voigt(m - centre, resolution, halfWidth) - voigt(m + centre, 0, halfWidth);
    },
  },
};

/** The backgrounds; the slope is relative, in 1/GeV, and counts from the middle of the range. */
export const backgrounds: Readonly<
  Record<
    Background,
    Pick<Form, "parameters"> & {
      density: (values: PeakValues, middle: number) => Density;
    }
  >
> = {
  none: { parameters: [], density: () => () => 0 },
  constant: { parameters: ["background"], density: () => () => 1 },
  linear: {
    parameters: ["background", "slope"],
    density:
      ({ slope }, middle) =>
      (m) =>
        1 + slope * (m - middle),
  },
  exponential: {
    parameters: ["background", "slope"],
    density:
      ({ slope }, middle) =>
      (m) =>
        Math.exp(slope * (m - middle)),
  },
};

/**
 * The pole of the relativistic Breit–Wigner with the running width m²Γ/M², which defines the masses of
 * the PDG's tables: m/((m² − M²)² + m⁴Γ²/M²) is the Lorentzian at centre ± i·halfWidth minus the one at
 * −centre. The centre is 3Γ²/8M below M: 25.6 MeV for the Z, 7 keV for the φ; a bare Lorentzian would
 * fit a Z mass that is so much smaller.
 */
export function breitWignerPole(
  mass: number,
  width: number,
): { readonly centre: number; readonly halfWidth: number } {
  const relative = width / mass;
  const size = mass / (1 + relative * relative) ** 0.25;
  const angle = Math.atan(relative) / 2;
  return { centre: size * Math.cos(angle), halfWidth: size * Math.sin(angle) };
}

function gauss(mass: number, sigma: number): Density {
  const height = 1 / (Math.sqrt(2 * Math.PI) * sigma);
  return (m) => height * Math.exp(-(((m - mass) / sigma) ** 2) / 2);
}
