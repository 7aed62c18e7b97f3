import type { Words } from "../language.ts";

/** Why a student has no notebook that could be graded. */
export const noNotebook: Words = {
  en: "There is no notebook.",
  es: "No hay ningún cuaderno.",
  ru: "Тетради здесь нет.",
};

export const noNotebookInFolder: Words = {
  en: "There is no notebook in this folder.",
  es: "En esta carpeta no hay ningún cuaderno.",
  ru: "В этой папке нет тетради.",
};

export const linkNotFollowed: Words = {
  en: "It is a link, and links are not followed.",
  es: "Es un enlace, y los enlaces no se siguen.",
  ru: "Это ссылка, а по ссылкам проверка не ходит.",
};

export const unreadableArchive: Words = {
  en: "It is an archive that cannot be read.",
  es: "Es un archivo comprimido que no se puede leer.",
  ru: "Это архив, который невозможно прочитать.",
};

export const unsafeNameInArchive: Words = {
  en: "Its name in the archive leads elsewhere, or stands there twice.",
  es: "Su nombre en el archivo comprimido lleva a otra parte o aparece dos veces.",
  ru: "Его имя в архиве ведёт в другое место или стоит там дважды.",
};

export const noPlainFile: Words = {
  en: "It is a link or a folder, not a notebook.",
  es: "Es un enlace o una carpeta, no un cuaderno.",
  ru: "Это ссылка или папка, а не тетрадь.",
};

export const misnamed: Words = {
  en: "Its name cannot be read, since it is not UTF-8: give it another.",
  es: "Su nombre no se puede leer, porque no es UTF-8: ponle otro.",
  ru: "Его имя невозможно прочитать: это не UTF-8. Дайте ему другое.",
};

export const archiveTooLarge = (megabytes: number): Words => ({
  en: `Its archive holds more than ${megabytes} MB of notebooks.`,
  es: `Su archivo comprimido contiene más de ${megabytes} MB de cuadernos.`,
  ru: `В его архиве больше ${megabytes} МБ тетрадей.`,
});

export const tooManyBytes = (megabytes: number): Words => ({
  en: `It is larger than ${megabytes} MB.`,
  es: `Ocupa más de ${megabytes} MB.`,
  ru: `Файл больше ${megabytes} МБ.`,
});

export const tooManyCells = (most: number): Words => ({
  en: `It has more than ${most} cells.`,
  es: `Tiene más de ${most} celdas.`,
  ru: `В тетради больше ${most} ячеек.`,
});

/** The message of the error is English whoever reads it, and so stands in quotes elsewhere. */
export const noNotebookInside = (why: string): Words => ({
  en: `It cannot be read as a notebook: ${why}`,
  es: `No se puede leer como cuaderno: «${why}»`,
  ru: `Файл не читается как тетрадь: «${why}»`,
});

export const passedOver = (graded: string, other: string): Words => ({
  en: `There are several notebooks; ${graded} was graded, ${other} was not.`,
  es: `Hay varios cuadernos; se ha corregido ${graded}, y ${other} no.`,
  ru: `Тетрадей несколько: проверена ${graded}, а ${other} — нет.`,
});

export const moreNotebooks = (number: number): Words => ({
  en: `So it is with ${number} more.`,
  es: `Lo mismo vale para ${number} más.`,
  ru: `То же самое — ещё с ${number}.`,
});

export const bestCounts = (number: number, of: number, path: string): Words => ({
  en: `Attempt ${number} of ${of} counts, as the best: ${path}.`,
  es: `Cuenta el intento ${number} de ${of}, por ser el mejor: ${path}.`,
  ru: `Засчитана попытка ${number} из ${of}, она лучшая: ${path}.`,
});
