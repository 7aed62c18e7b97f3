import { column, filter } from "toplab/event";
import type { Exercise } from "toplab/grade";
import { judgeShare, type Share, type ShareReference } from "../judge-share.ts";
import { inMass, isAccepted, lessonData, windows } from "../lesson-samples.ts";
import { timeFits } from "../time-fits.ts";

function reference(): ShareReference {
  const pairs = filter(lessonData().seen, isAccepted);
  const { right, noBackground, notScaled } = timeFits(pairs);
  const mesons = filter(inMass(pairs, [windows.peak]), (pair) => pair["truth_meson"] === 1);
  const late = column(mesons, "truth_from_b").reduce((sum, one) => sum + one, 0);
  return {
    value: late / mesons.nEvents, // the truth
    error: right.lateShare.error,
    noBackground: noBackground.lateShare.value,
    notScaled: notScaled.lateShare.value,
  };
}

export const exercise: Exercise<null, { lateShare: Share }, ShareReference> = {
  id: "02-resonances/late-share",
  title: "How many come from b quarks?",
  points: 3,
  answers: ["lateShare"],
  hints: {
    en: [
      "`sideFit.expected.total` has the background that the sidebands expect in each bin; times `widthRatio` it is that under the peak.",
      "`const background = sideFit.expected.total.map((n) => widthRatio * n);` and then `fitDecayTime(peakTimes, { background })`.",
      "The fit's own `lateShare` has a value and an error.",
    ],
    es: [
      "`sideFit.expected.total` tiene el fondo que las bandas laterales prevén en cada bin; multiplicado por `widthRatio` es el que hay bajo el pico.",
      "`const background = sideFit.expected.total.map((n) => widthRatio * n);` y después `fitDecayTime(peakTimes, { background })`.",
      "El propio `lateShare` del ajuste tiene un valor (`value`) y un error (`error`).",
    ],
    ru: [
      "В `sideFit.expected.total` — фон, которого боковые полосы ждут в каждом бине; умноженный на `widthRatio`, он даёт фон под пиком.",
      "`const background = sideFit.expected.total.map((n) => widthRatio * n);`, а затем `fitDecayTime(peakTimes, { background })`.",
      "У самой подгонки есть `lateShare` со значением (`value`) и погрешностью (`error`).",
    ],
  },
  inputs: () => null,
  reference,
  // The late times are not exactly exponential: the fit is off from the truth by a standard deviation on average.
  judge: ({ lateShare }, { reference }) => judgeShare(lateShare, "`lateShare`", reference, 4),
  wrong: [
    {
      name: "the background is forgotten",
      code: "const lateShare = fitDecayTime(peakTimes).lateShare;",
      points: 0,
      reason: /counted as J\/ψ/,
    },
    {
      name: "the sidebands as they are",
      code: "const lateShare = fitDecayTime(peakTimes, { background: sideFit.expected.total }).lateShare;",
      points: 0,
      reason: /wider than/,
    },
    {
      name: "in per cent",
      code: `const found = fitDecayTime(peakTimes, { background: sideFit.expected.total.map((n) => widthRatio * n) }).lateShare;
const lateShare = { value: 100 * found.value, error: 100 * found.error };`,
      points: 0,
      reason: /per cent/,
    },
    {
      name: "the number of late J/ψ for the share",
      code: `const found = fitDecayTime(peakTimes, { background: sideFit.expected.total.map((n) => widthRatio * n) }).parameters.late;
const lateShare = { value: found.value, error: found.error };`,
      points: 0,
      reason: /not right yet/,
    },
    {
      name: "no uncertainty",
      code: `const found = fitDecayTime(peakTimes, { background: sideFit.expected.total.map((n) => widthRatio * n) }).lateShare;
const lateShare = { value: found.value, error: undefined };`,
      points: 2,
      reason: /uncertainty/,
    },
  ],
};
