import { fail, judges, type Verdict } from "toplab/grade";

/** A share between 0 and 1. */
export interface Share {
  readonly value: number;
  readonly error: number;
}

export interface ShareReference {
  readonly value: number;
  /** Uncertainty that the lesson's fit quotes. */
  readonly error: number;
  readonly noBackground: number;
  readonly notScaled: number;
}

/** Judges a share of J/ψ from b hadrons by its distance from the reference, in units of its uncertainty, and names a background treated wrongly. */
export function judgeShare(
  claim: unknown,
  name: string,
  { value: expected, error, noBackground, notScaled }: ShareReference,
  maxPull: number,
): Verdict {
  const record = judges.readRecord(claim, name, ["value", "error"]);
  if ("verdict" in record) return record.verdict;
  const { value } = record.value;
  if (value === undefined || value === null) {
    return judges.missing(name).verdict;
  }
  const isNear = (other: number): boolean =>
    typeof value === "number" && Math.abs(value - other) < 0.2 * error;
  if (isNear(noBackground)) {
    return fail({
      en: "No background has been taken into account: half of it comes from b hadrons too, and is counted as J/ψ.",
      es: "No se ha tenido en cuenta ningún fondo: la mitad de él también viene de hadrones b y se cuenta como J/ψ.",
      ru: "Фон совсем не учтён: половина его тоже происходит от b-адронов и засчитана как J/ψ.",
    });
  }
  if (isNear(notScaled)) {
    return fail({
      en: "The background of the sidebands has not been scaled: they are wider than the window of the peak.",
      es: "El fondo de las bandas laterales no se ha reescalado: son más anchas que la ventana del pico.",
      ru: "Фон боковых полос не пересчитан: они шире, чем окно пика.",
    });
  }
  return judges.measurement(
    claim,
    { value: expected, error },
    { name, maxPull, valueShare: 2 / 3 },
  );
}
