import type { Words } from "toplab/grade";

/** How a sentence begins: how many of the intervals held the truth. */
export type Told = Readonly<Record<"en" | "es" | "ru", string>>;

export function told(nIntervals: number, share: number): Told {
  const percent = (100 * share).toFixed(1);
  return {
    en: `Of ${nIntervals} intervals ${percent} % hold the truth`,
    es: `De ${nIntervals} intervalos, el ${percent} % contiene la verdad`,
    ru: `Из ${nIntervals} интервалов истину содержат ${percent} %`,
  };
}

export const notEach: Words = {
  en: "`lifetimeInterval` should return an interval each time.",
  es: "`lifetimeInterval` debe devolver cada vez un intervalo.",
  ru: "`lifetimeInterval`: каждый раз нужно вернуть интервал.",
};

export const otherKind = ({ en, es, ru }: Told): Words => ({
  en: `${en}. Is it the lifetime that they are meant for, in μs, and at 95 %?`,
  es: `${es}. ¿Están hechos para la vida media, en μs, y al 95 %?`,
  ru: `${ru}. Точно ли они построены для времени жизни, в мкс и на уровне 95 %?`,
});

export const oneSigma = ({ en, es, ru }: Told): Words => ({
  en: `${en}: that is more like one standard deviation, 68 %, than like 95 %.`,
  es: `${es}: se parece más a una desviación estándar, el 68 %, que al 95 %.`,
  ru: `${ru}: это больше похоже на одно стандартное отклонение, 68 %, чем на 95 %.`,
});

export const tooFew = ({ en, es, ru }: Told, tooHigh: number, tooLow: number): Words => ({
  en: `${en}: fewer than promised, and of those that miss, ${tooHigh} lie too high and ${tooLow} too low. With fifteen numbers the bootstrap does not know the long tail of decay times; but you know their law.`,
  es: `${es}: menos de lo prometido; de los que fallan, ${tooHigh} están demasiado arriba y ${tooLow} demasiado abajo. Con quince números el bootstrap no conoce la larga cola de los tiempos de desintegración, pero tú conoces su ley.`,
  ru: `${ru}: меньше, чем обещано; слишком высоко лежат ${tooHigh}, слишком низко — ${tooLow}. По пятнадцати числам бутстреп не знает длинного хвоста времён распада, но вы знаете их закон.`,
});

export const tooLong = ({ en, es, ru }: Told, length: number): Words => ({
  en: `${en}, but they are ${length.toFixed(1)} times as long as they must be.`,
  es: `${es}, pero su longitud es ${length.toFixed(1)} veces la necesaria.`,
  ru: `${ru}, но их длина в ${length.toFixed(1)} раза больше необходимой.`,
});

export const useless = ({ en, es, ru }: Told, length: number): Words => ({
  en: `${en}, but they are ${length.toFixed(0)} times as long as they must be: such an interval tells next to nothing.`,
  es: `${es}, pero su longitud es ${length.toFixed(0)} veces la necesaria: un intervalo así no dice casi nada.`,
  ru: `${ru}, но они намного длиннее необходимого, во столько раз: ${length.toFixed(0)}. Такой интервал почти ничего не говорит.`,
});

export const right = ({ en, es, ru }: Told): Words => ({
  en: `Correct. ${en}.`,
  es: `Correcto. ${es}.`,
  ru: `Верно. ${ru}.`,
});
