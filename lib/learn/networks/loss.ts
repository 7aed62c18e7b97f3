/** What a network is trained for: the log-loss of a yes or no, or squared distance. */
export type Loss = "log-loss" | "squared";

/** Rows of targets and what each row counts, beside outputs of the same shape. */
export interface Targets {
  readonly targets: Float32Array;
  readonly weights: Float32Array;
}

/** Adds up the weighted loss of each output; for log-loss, outputs are the logs of the odds. */
export function totalLoss(
  loss: Loss,
  outputs: Float32Array,
  { targets, weights }: Targets,
): number {
  const width = outputs.length / weights.length;
  let total = 0;
  for (let i = 0; i < outputs.length; i++) {
    const [x, y] = [outputs[i]!, targets[i]!];
    // ln(1 + e^x) − xy, in the form that cannot overflow
    const one =
      loss === "squared"
        ? (x - y) ** 2
        : Math.max(x, 0) - x * y + Math.log1p(Math.exp(-Math.abs(x)));
    total += (weights[Math.floor(i / width)]! * one) / width;
  }
  return total;
}

/** The derivative of the mean loss by each output: with a sum of weights of 1 a row, w(p − y) or 2w(x − y). */
export function lossSlope(
  loss: Loss,
  outputs: Float32Array,
  { targets, weights }: Targets,
): Float32Array {
  const width = outputs.length / weights.length;
  const scale = (loss === "squared" ? 2 : 1) / outputs.length;
  return outputs.map((x, i) => {
    const value = loss === "squared" ? x : 1 / (1 + Math.exp(-x));
    return scale * weights[Math.floor(i / width)]! * (value - targets[i]!);
  });
}
