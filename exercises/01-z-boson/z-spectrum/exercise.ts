import { type Exercise, judges } from "toplab/grade";
import { type Hist1D, hist1d, regular } from "toplab/hist";
import { dimuonMasses } from "../dimuon-masses.ts";

const reference = async (seed: number): Promise<Hist1D> =>
  hist1d(regular(60, 60, 120), await dimuonMasses("cms-z-mumu", seed));

export const exercise: Exercise<null, { zSpectrum: Hist1D }, Hist1D> = {
  id: "01-z-boson/z-spectrum",
  title: "The spectrum of the Z",
  points: 2,
  answers: ["zSpectrum"],
  hints: {
    en: [
      "Look at the cell that made the histogram of the J/ψ: this one differs in the data set and in the axis.",
      "The axis is `regular(60, 60, 120)`; the values are `pairMasses(zBosons.events)`.",
    ],
    es: [
      "Mira la celda que hizo el histograma del J/ψ: este se diferencia en el conjunto de datos y en el eje.",
      "El eje es `regular(60, 60, 120)`; los valores son `pairMasses(zBosons.events)`.",
    ],
    ru: [
      "Посмотрите на ячейку, где построена гистограмма для J/ψ: здесь другими будут набор данных и ось.",
      "Ось — `regular(60, 60, 120)`, значения — `pairMasses(zBosons.events)`.",
    ],
  },
  inputs: () => null,
  reference,
  // The same sum in another order may move an event that lies on an edge.
  judge: ({ zSpectrum }, { reference }) =>
    judges.histogram(zSpectrum, reference, { name: "`zSpectrum`", absolute: 1 }),
  wrong: [
    {
      name: "half as many bins",
      code: "const zSpectrum = hist1d(regular(30, 60, 120), pairMasses(zBosons.events));",
      points: 0,
      reason: /30 bins/,
    },
    {
      name: "the momentum of one muon instead of the mass of both",
      code: 'const zSpectrum = hist1d(regular(60, 60, 120), column(zBosons.events, "pt1"));',
      points: 0,
      reason: /right quantity|contents/,
    },
    {
      name: "the axis in MeV",
      code: "const zSpectrum = hist1d(regular(60, 60_000, 120_000), pairMasses(zBosons.events));",
      points: 0,
      reason: /in GeV/,
    },
  ],
};
