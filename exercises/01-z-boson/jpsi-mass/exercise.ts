import { particles } from "toplab/core";
import { type Exercise, fail, judges } from "toplab/grade";
import { hist1d, regular } from "toplab/hist";
import { fitPeak } from "toplab/stats";
import { dimuonMasses } from "../dimuon-masses.ts";

/** A value with its uncertainty, in MeV. */
interface Mass {
  readonly value: number;
  readonly error: number;
}

async function reference(seed: number): Promise<Mass> {
  const peak = hist1d(regular(80, 2.9, 3.3), await dimuonMasses("cms-jpsi-mumu", seed));
  const { mass } = fitPeak(peak, { shape: "double-gauss", background: "exponential" }).parameters;
  return { value: 1000 * mass.value, error: 1000 * mass.error };
}

export const exercise: Exercise<null, { jpsiMass: Mass & { unit: string } }, Mass> = {
  id: "01-z-boson/jpsi-mass",
  title: "The mass of the J/ψ, in MeV",
  points: 2,
  answers: ["jpsiMass"],
  hints: {
    en: [
      'Fit as you did for the Z: `fitPeak(jpsiPeak, { shape: "double-gauss", background: "exponential" })`.',
      "The fit's `parameters.mass` has a value and an error, both in the unit of the axis. Which unit is that?",
      "1 GeV is 1000 MeV: both the value and the error need the factor.",
    ],
    es: [
      'Ajusta como hiciste con el Z: `fitPeak(jpsiPeak, { shape: "double-gauss", background: "exponential" })`.',
      "En el ajuste, `parameters.mass` tiene un valor (`value`) y un error (`error`), ambos en la unidad del eje. ¿Qué unidad es?",
      "1 GeV son 1000 MeV: tanto el valor como el error necesitan ese factor.",
    ],
    ru: [
      'Сделайте подгонку так же, как для Z: `fitPeak(jpsiPeak, { shape: "double-gauss", background: "exponential" })`.',
      "В результате подгонки у `parameters.mass` есть значение (`value`) и погрешность (`error`), обе в единицах оси. Какие это единицы?",
      "1 ГэВ — это 1000 МэВ: множитель нужен и значению, и погрешности.",
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ jpsiMass }, { reference }) => {
    const record = judges.readRecord(jpsiMass, "`jpsiMass`", ["value", "error", "unit"]);
    if ("verdict" in record) return record.verdict;
    const { value, unit } = record.value;
    if (value === undefined || value === null) {
      return judges.missing("`jpsiMass`").verdict;
    }
    if (unit !== "MeV") {
      return fail({
        en: 'The unit of `jpsiMass` should be the text "MeV".',
        es: 'La unidad de `jpsiMass` debería ser el texto "MeV".',
        ru: 'Единицей `jpsiMass` должен быть текст "MeV".',
      });
    }
    if (typeof value === "number" && Math.abs(1000 * value - reference.value) < 50) {
      return fail({
        en: "The unit says MeV, but this number is in GeV: it needs a factor 1000.",
        es: "La unidad dice MeV, pero este número está en GeV: le falta un factor 1000.",
        ru: "Единица — МэВ, а число — в ГэВ: нужен множитель 1000.",
      });
    }
    if (isFromTables(record.value, reference)) {
      return fail({
        en: "This is the mass of the tables, with an uncertainty too small for your data: what do your own pairs say?",
        es: "Esta es la masa de las tablas, con una incertidumbre demasiado pequeña para tus datos: ¿qué dicen tus propios pares?",
        ru: "Это масса из таблиц, и её погрешность слишком мала для ваших данных: что говорят ваши собственные пары?",
      });
    }
    // Other models of the peak, honestly fitted, differ by up to 2.5 standard deviations.
    return judges.measurement(jpsiMass, reference, { name: "`jpsiMass`", maxPull: 3 });
  },
  wrong: [
    {
      name: "GeV called MeV",
      code: `const { mass: fitted } = fitPeak(jpsiPeak, { shape: "double-gauss", background: "exponential" }).parameters;
const jpsiMass = { value: fitted.value, error: fitted.error, unit: "MeV" };`,
      points: 0,
      reason: /factor 1000/,
    },
    {
      name: "the width of the peak as the uncertainty of its position",
      code: `const { mass: fitted, resolution } = fitPeak(jpsiPeak, { shape: "double-gauss", background: "exponential" }).parameters;
const jpsiMass = { value: 1000 * fitted.value, error: 1000 * resolution.value, unit: "MeV" };`,
      points: 1,
      reason: /too large/,
    },
    {
      name: "the value of the tables, looked up",
      code: 'const jpsiMass = { value: 3096.9, error: 0.006, unit: "MeV" };',
      points: 0,
      reason: /of the tables/,
    },
    {
      name: "no uncertainty",
      code: `const { mass: fitted } = fitPeak(jpsiPeak, { shape: "double-gauss", background: "exponential" }).parameters;
const jpsiMass = { value: 1000 * fitted.value, error: undefined, unit: "MeV" };`,
      points: 1,
      reason: /uncertainty/,
    },
  ],
};

/** Somebody's data may give the mass of the tables by chance, but no data of this lesson its uncertainty. */
function isFromTables(
  { value, error }: Readonly<Record<"value" | "error", unknown>>,
  { error: expected }: Mass,
): boolean {
  if (typeof value !== "number" || typeof error !== "number") return false;
  return Math.abs(value - 1000 * particles.jpsi.mass) < 0.1 && error < expected / 3;
}
