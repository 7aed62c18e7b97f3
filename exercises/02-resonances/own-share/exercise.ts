import type { Exercise } from "toplab/grade";
import { ownRun } from "toplab/sim/resonances";
import { judgeShare, type Share, type ShareReference } from "../judge-share.ts";
import { timeFits } from "../time-fits.ts";

function reference(seed: number): ShareReference {
  const { right, noBackground, notScaled } = timeFits(ownRun(seed));
  return {
    ...right.lateShare,
    noBackground: noBackground.lateShare.value,
    notScaled: notScaled.lateShare.value,
  };
}

export const exercise: Exercise<null, { ownShare: Share }, ShareReference> = {
  id: "02-resonances/own-share",
  title: "Your own measurement",
  points: 4,
  answers: ["ownShare"],
  prerequisites: ["late-share"],
  hints: {
    en: [
      "Everything stands in section 4: pairs under the peak, pairs in the sidebands, their decay times in `timeAxis`, two fits.",
      "`hist1d(timeAxis, decayTimes(filter(own, inPeak)))` and the same with `inSides`.",
      "Fit the sidebands, scale what they expect by `widthRatio`, and fit the peak on that background.",
    ],
    es: [
      "Todo está en la sección 4: pares bajo el pico, pares en las bandas laterales, sus tiempos de desintegración en `timeAxis`, dos ajustes.",
      "`hist1d(timeAxis, decayTimes(filter(own, inPeak)))` y lo mismo con `inSides`.",
      "Ajusta las bandas laterales, multiplica lo que prevén por `widthRatio` y ajusta el pico sobre ese fondo.",
    ],
    ru: [
      "Всё есть в разделе 4: пары под пиком, пары в боковых полосах, их времена распада по `timeAxis`, две подгонки.",
      "`hist1d(timeAxis, decayTimes(filter(own, inPeak)))` и то же самое с `inSides`.",
      "Подгоните боковые полосы, умножьте то, что они ожидают, на `widthRatio` и подгоните пик на этом фоне.",
    ],
  },
  inputs: () => null,
  reference,
  // The steps are given, so the fit of these very pairs is expected; nearer shares than this belong to other students.
  judge: ({ ownShare }, { reference }) => judgeShare(ownShare, "`ownShare`", reference, 2),
  wrong: [
    {
      name: "the background is forgotten",
      code: "const ownShare = fitDecayTime(hist1d(timeAxis, decayTimes(filter(own, inPeak)))).lateShare;",
      points: 0,
      reason: /counted as J\/ψ/,
    },
    {
      name: "the sidebands as they are",
      code: `const besideOwn = fitDecayTime(hist1d(timeAxis, decayTimes(filter(own, inSides)))).expected.total;
const ownShare = fitDecayTime(hist1d(timeAxis, decayTimes(filter(own, inPeak))), { background: besideOwn }).lateShare;`,
      points: 0,
      reason: /wider than/,
    },
    {
      name: "far too sure",
      code: `const besideOwn = fitDecayTime(hist1d(timeAxis, decayTimes(filter(own, inSides)))).expected.total.map((n) => widthRatio * n);
const found = fitDecayTime(hist1d(timeAxis, decayTimes(filter(own, inPeak))), { background: besideOwn }).lateShare;
const ownShare = { value: found.value, error: 0.001 };`,
      points: 2.67,
      reason: /too small/,
    },
    {
      name: "the share of the prompt ones",
      code: `const besideOwn = fitDecayTime(hist1d(timeAxis, decayTimes(filter(own, inSides)))).expected.total.map((n) => widthRatio * n);
const found = fitDecayTime(hist1d(timeAxis, decayTimes(filter(own, inPeak))), { background: besideOwn }).lateShare;
const ownShare = { value: 1 - found.value, error: found.error };`,
      points: 1.33,
      reason: /not right yet/,
    },
  ],
};
