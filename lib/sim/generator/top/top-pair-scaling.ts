import { log } from "../../portable-math.ts";

/**
 * Total cross-sections of partons to tt̄ with all top quarks' directions and radiation summed over:
 * σ̂ = αs²/m² (f₀(ρ) + αs f₁(ρ)) at μ = m with five light flavours, ρ = 4m²/ŝ.
 *
 * f₀: Nason, Dawson, Ellis 1988. f₁: the exact functions of Czakon and Mitov, arXiv:0811.4119, in the fits of
 * HATHOR, arXiv:1007.1327, appendix A, good to 10⁻³ or better.
 */
export interface ScalingFunctions {
  gluons: number;
  quarks: number;
  /** Gluon and any quark or antiquark; from the next order on. */
  mixed: number;
}

const LIGHT_FLAVOURS = 5;

/** f₀ at ρ. */
export function leadingScaling(rho: number, into: ScalingFunctions): void {
  const beta = Math.sqrt(Math.max(1 - rho, 0));
  const common = Math.PI * beta * rho;
  const overBeta = beta > 0 ? log((1 + beta) / (1 - beta)) / beta : 2;
  into.gluons = (common / 192) * ((rho * rho + 16 * rho + 16) * overBeta - 28 - 31 * rho);
  into.quarks = (common / 27) * (2 + rho);
  into.mixed = 0;
}

/** f₁ at 0 < ρ < 1. */
export function nextScaling(rho: number, into: ScalingFunctions): void {
  const beta = Math.sqrt(1 - rho);
  const [logBeta, logRho] = [log(beta), log(rho)];
  const odd = 2 * beta + log((1 - beta) / (1 + beta));
  const beta2 = beta * beta;
  const perFlavourGluons = (-odd * rho * rho) / 256;
  const perFlavourQuarks =
    (beta * (3 - 4 * beta2 + beta2 * beta2) * (-5 - 3 * logRho + log(64))) / 243;
  const sum = (terms: readonly Term[]): number => sumOf(terms, beta, logBeta, rho, logRho);
  into.gluons = sum(gluonTerms) + (odd * rho * rho) / 64 + LIGHT_FLAVOURS * perFlavourGluons;
  into.quarks = sum(quarkTerms) + LIGHT_FLAVOURS * perFlavourQuarks;
  into.mixed = sum(mixedTerms);
}

/** c and the powers in c βⁱ (ln β)ʲ ρᵏ (ln ρ)ˡ. */
type Term = readonly [c: number, beta: number, logBeta: number, rho: number, logRho: number];

function sumOf(
  terms: readonly Term[],
  beta: number,
  logBeta: number,
  rho: number,
  logRho: number,
): number {
  let sum = 0;
  for (const [c, i, j, k, l] of terms) {
    sum += c * beta ** i * logBeta ** j * rho ** k * logRho ** l;
  }
  return sum;
}

const quarkTerms: readonly Term[] = [
  [0.8948013634870607, 2, 0, 0, 0],
  [-15.98065335663335, 3, 0, 0, 0],
  [15.594807682231451, 4, 0, 0, 0],
  [-0.5089937209406683, 5, 0, 0, 0],
  [0.25808023534387925, 2, 1, 0, 0],
  [-3.991498651041889, 3, 1, 0, 0],
  [-8.977375711748168, 4, 1, 0, 0],
  [0.14702682278973925, 5, 1, 0, 0],
  [0.018713581273056713, 2, 2, 0, 0],
  [-1.8160286294543575, 3, 2, 0, 0],
  [-1.7475252984985312, 1, 0, 0, 1],
  [6.20751624259016, 2, 0, 0, 1],
  [-6.753406496994892, 3, 0, 0, 1],
  [2.293408566649097, 4, 0, 0, 1],
  [0.13530920688234618, 1, 0, 0, 2],
  [-0.0712992055892769, 2, 0, 0, 2],
  [-0.06401033092595972, 3, 0, 0, 2],
  [-0.09138522593601257, 0, 0, 1, 0],
  [0.44171954644071765, 1, 0, 1, 0],
  [-0.5725137283794537, 1, 1, 1, 0],
  [1.1851851851851851, 1, 2, 1, 0],
  [0.09876543209876543, 1, 0, 1, 1],
  [0.013845545952927212, 1, 0, 2, 0],
  [0.04938271604938271, 1, 0, 2, 1],
];

const gluonTerms: readonly Term[] = [
  [0.04712050712325649, 0, 0, 0, 0],
  [0.2356555539652406, 1, 0, 0, 0],
  [-112.16280250207902, 2, 0, 0, 0],
  [1883.7709391724538, 3, 0, 0, 0],
  [-1766.2789668767016, 4, 0, 0, 0],
  [-4.287094662995215, 5, 0, 0, 0],
  [-0.08673865103014357, 1, 1, 0, 0],
  [-30.29121538710419, 2, 1, 0, 0],
  [687.8054532652662, 3, 1, 0, 0],
  [1142.4776181057643, 4, 1, 0, 0],
  [-61.37428073242549, 5, 1, 0, 0],
  [0.875, 1, 2, 0, 0],
  [-2.1949402149523736, 2, 2, 0, 0],
  [169.27323802032586, 3, 2, 0, 0],
  [284.8146172115318, 1, 0, 0, 1],
  [-849.780999197478, 2, 0, 0, 1],
  [817.8257943481024, 3, 0, 0, 1],
  [-252.8636939836874, 4, 0, 0, 1],
  [57.89662241502696, 1, 0, 0, 2],
  [-121.94298312424456, 2, 0, 0, 2],
  [64.04617414519403, 3, 0, 0, 2],
];

const mixedTerms: readonly Term[] = [
  [-0.02457581886482621, 3, 0, 0, 0],
  [-3.2803215989740395, 4, 0, 0, 0],
  [3.7941231153033734, 5, 0, 0, 0],
  [-0.18918510855192863, 6, 0, 0, 0],
  [0.1388888888888889, 3, 1, 0, 0],
  [-0.01786308215479129, 4, 1, 0, 0],
  [-0.5856807269261052, 5, 1, 0, 0],
  [-1.8961443995961806, 6, 1, 0, 0],
  [-3.1915767325070554, 2, 0, 1, 1],
  [5.011307343258259, 3, 0, 1, 1],
  [-1.78170350247766, 4, 0, 1, 1],
  [-0.12555428125536386, 2, 0, 1, 2],
  [-0.30714375714409015, 3, 0, 1, 2],
  [0.23465015682704748, 4, 0, 1, 2],
  [0.029990391191014612, 2, 0, 1, 3],
  [-0.0004271108828242911, 2, 0, 1, 4],
  [-1.1159936654766622e-5, 2, 0, 1, 5],
];
