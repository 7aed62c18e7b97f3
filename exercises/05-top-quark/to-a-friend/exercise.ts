import { type Exercise, markedByHand } from "toplab/grade";

export const exercise: Exercise<null, Record<never, never>, null> = markedByHand({
  id: "05-top-quark/to-a-friend",
  title: "To a friend",
  marking: {
    kind: "text",
    rubric: [
      {
        points: 1,
        words: {
          en: "Chance: says how improbable so large an excess would be with background alone, as a number of σ or a p-value, and what that means; a local number is not passed off as a global one.",
          es: "El azar: dice cómo de improbable sería un exceso tan grande solo con fondo, como número de σ o valor p, y qué significa; no hace pasar un número local por uno global.",
          ru: "Случайность: сказано, насколько невероятен такой избыток при одном лишь фоне, числом σ или p-значением, и что это значит; локальное число не выдано за глобальное.",
        },
      },
      {
        points: 1,
        words: {
          en: "Background: says that its height is known to 20 % only and that this is in the number, or argues with what does not hang on the height: a shape, the data themselves.",
          es: "El fondo: dice que su altura solo se conoce al 20 % y que esto está incluido en el número, o se apoya en lo que no depende de la altura: una forma, los propios datos.",
          ru: "Фон: сказано, что его высота известна лишь до 20 % и что это учтено в числе, или довод не зависит от высоты: форма спектра, сами данные.",
        },
      },
      {
        points: 1,
        words: {
          en: "The top quark: names what it must do and the background cannot, such as a peak of three jets near 170 GeV, four jets beside a lepton and missing momentum, a rate as predicted, several searches that agree; and one thing that stays open.",
          es: "El quark top: nombra lo que este debe hacer y el fondo no puede, como un pico de tres jets cerca de 170 GeV, cuatro jets junto a un leptón y momento que falta, una tasa como la predicha, varias búsquedas que coinciden; y algo que queda abierto.",
          ru: "Топ-кварк: названо то, что он должен делать, а фон не может: пик трёх струй около 170 ГэВ, четыре струи вместе с лептоном и недостающим импульсом, предсказанная частота, согласие нескольких поисков; и сказано, что остаётся открытым.",
        },
      },
    ],
  },
  hints: {
    en: [
      "Look back at three places: the significance of your cuts (section 5), the bump and what is left of it when one looks everywhere (section 6), the rate in your own sample (section 10).",
      "For each of your sentences ask what a friend who doubts would reply. “It could be chance.” “You do not know your background.” “It could be another particle.”",
    ],
    es: [
      "Vuelve a mirar tres sitios: la significancia de tus cortes (sección 5), el bulto y lo que queda de él cuando se mira en todas partes (sección 6), y la tasa en tu propia muestra (sección 10).",
      "Con cada una de tus frases, pregúntate qué replicaría un amigo que duda: «puede ser el azar», «no conoces bien tu fondo», «puede ser otra partícula».",
    ],
    ru: [
      "Вернитесь к трём местам: значимость ваших отборов (раздел 5), выступ и то, что от него остаётся, если смотреть повсюду (раздел 6), частота в вашей собственной выборке (раздел 10).",
      "О каждом своём предложении спросите себя, что возразил бы сомневающийся друг: «это может быть случайность», «вы плохо знаете свой фон», «это может быть другая частица».",
    ],
  },
});
