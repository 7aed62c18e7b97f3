import type { Words } from "toplab/grade";

export const wholeSample: Words = {
  en: "`isTopLike` keeps every event: it should look at them.",
  es: "`isTopLike` conserva todos los sucesos: debería mirarlos.",
  ru: "`isTopLike` оставляет все события: она должна на них смотреть.",
};

export const noEvent: Words = {
  en: "`isTopLike` keeps no event at all: is a name misspelt? (`n_tags` is not among the features here.)",
  es: "`isTopLike` no conserva ningún suceso: ¿hay un nombre mal escrito? (`n_tags` no está aquí entre las características.)",
  ru: "`isTopLike` не оставляет ни одного события: нет ли опечатки в имени? (`n_tags` здесь нет среди признаков.)",
};

/** Said of cuts that leave so few simulated events of the background. */
export const fewLeft = (simulated: number): Words => ({
  en: `Of the simulated background ${simulated} events are left, too few to say how much background there is: loosen the cuts.`,
  es: `Del fondo simulado quedan ${simulated} sucesos, demasiado pocos para decir cuánto fondo hay: afloja los cortes.`,
  ru: `От смоделированного фона осталось событий: ${simulated}. Этого мало, чтобы сказать, сколько фона: ослабьте отборы.`,
});

/** What cuts keep of 1 pb⁻¹, and what to make of it. */
export function whatIsKept(
  signal: number,
  background: number,
  z: number,
): Readonly<Record<"enough" | "good" | "beginning" | "hardlyMore", Words>> {
  const [s, b, sigmas] = [signal.toFixed(0), background.toFixed(0), z.toFixed(1)];
  const told = {
    en: `Your cuts keep ${s} top pairs on ${b} background events, an expected significance of ${sigmas} σ.`,
    es: `Tus cortes conservan ${s} pares de tops sobre ${b} sucesos de fondo, una significancia esperada de ${sigmas} σ.`,
    ru: `Ваши отборы оставляют пар топ-кварков: ${s}, событий фона: ${b}; ожидаемая значимость — ${sigmas} σ.`,
  };
  return {
    enough: {
      en: `Correct. ${told.en}`,
      es: `Correcto. ${told.es}`,
      ru: `Верно. ${told.ru}`,
    },
    good: {
      en: `${told.en} Good; can you halve the background once more?`,
      es: `${told.es} Bien; ¿puedes reducir el fondo otra vez a la mitad?`,
      ru: `${told.ru} Хорошо; сможете ли вы ещё раз уменьшить фон вдвое?`,
    },
    beginning: {
      en: `${told.en} It is a beginning: which feature have you not used yet?`,
      es: `${told.es} Es un comienzo: ¿qué característica no has usado todavía?`,
      ru: `${told.ru} Это начало: какой признак вы ещё не использовали?`,
    },
    hardlyMore: {
      en: `${told.en} That is hardly more than without any cut: use what differs most, the number of jets.`,
      es: `${told.es} Eso apenas supera lo que hay sin ningún corte: usa lo que más se distingue, el número de jets.`,
      ru: `${told.ru} Это едва ли больше, чем без всякого отбора: используйте то, что отличается сильнее всего, — число струй.`,
    },
  };
}
