import type { Words } from "toplab/grade";
import type { Piece } from "./right-file.ts";

/** What to say of a file in which one piece is missing. */
export const reasons: Readonly<Record<Piece, Words>> = {
  duplicates: {
    en: "Events that are in both files are not dropped once: what does `duplicates` say?",
    es: "Los sucesos que están en los dos ficheros no se descartan una vez: ¿qué dice `duplicates`?",
    ru: "События, которые есть в обоих файлах, ни разу не отбрасываются: что стоит в `duplicates`?",
  },
  trigger: {
    en: "Events are chosen in which no muon has fired: what does `trigger` say?",
    es: "Se eligen sucesos en los que no ha disparado ningún muon: ¿qué dice `trigger`?",
    ru: "Отбираются события, в которых не сработал ни один мюон: что стоит в `trigger`?",
  },
  cleaning: {
    en: "Events without any vertex are chosen: the cleaning is missing.",
    es: "Se eligen sucesos sin ningún vértice: falta la limpieza.",
    ru: "Отбираются события без единой вершины: не хватает очистки.",
  },
  isolation: {
    en: "Muons with much around them are chosen: how is their isolation?",
    es: "Se eligen muones con mucho alrededor: ¿cómo es su aislamiento?",
    ru: "Отбираются мюоны, вокруг которых много всего: какова их изоляция?",
  },
  eta: {
    en: "Jets beyond |η| = 2.5 count.",
    es: "Cuentan jets más allá de |η| = 2,5.",
    ru: "Считаются струи с |η| больше 2,5.",
  },
  charges: {
    en: "Pairs of equal charges are chosen.",
    es: "Se eligen pares de cargas iguales.",
    ru: "Отбираются пары одинаковых зарядов.",
  },
  mass: {
    en: "Pairs far from the Z are chosen: is the window of the mass in the file?",
    es: "Se eligen pares lejos del Z: ¿está en el fichero la ventana de masa?",
    ru: "Отбираются пары вдали от Z: есть ли в файле окно по массе?",
  },
  jet: {
    en: "Events without a jet are chosen.",
    es: "Se eligen sucesos sin ningún jet.",
    ru: "Отбираются события без струй.",
  },
  overlaps: {
    en: "Overlaps are not removed: a photon of a muon counts as a jet.",
    es: "No se eliminan los solapamientos: un fotón de un muon cuenta como jet.",
    ru: "Перекрытия не удаляются: фотон от мюона считается струёй.",
  },
};
