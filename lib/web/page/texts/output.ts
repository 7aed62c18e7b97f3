import type { Text } from "../common/i18n.ts";

/** What stands around the outputs of a cell. */
export const outputTexts = {
  moreLines: {
    en: { one: "Show {n} more line", other: "Show {n} more lines" },
    es: { one: "Mostrar {n} línea más", other: "Mostrar {n} líneas más" },
    ru: {
      one: "Показать ещё {n} строку",
      few: "Показать ещё {n} строки",
      many: "Показать ещё {n} строк",
      other: "Показать ещё {n} строки",
    },
  },
  fewerLines: { en: "Show fewer lines", es: "Mostrar menos líneas", ru: "Свернуть строки" },
  moreOutputs: {
    en: { one: "Show {n} more output", other: "Show {n} more outputs" },
    es: { one: "Mostrar {n} salida más", other: "Mostrar {n} salidas más" },
    ru: {
      one: "Показать ещё {n} вывод",
      few: "Показать ещё {n} вывода",
      many: "Показать ещё {n} выводов",
      other: "Показать ещё {n} вывода",
    },
  },
  moreCharacters: {
    en: { one: "… {n} more character in this line", other: "… {n} more characters in this line" },
    es: { one: "… {n} carácter más en esta línea", other: "… {n} caracteres más en esta línea" },
    ru: {
      one: "… ещё {n} символ в этой строке",
      few: "… ещё {n} символа в этой строке",
      many: "… ещё {n} символов в этой строке",
      other: "… ещё {n} символа в этой строке",
    },
  },
  showAll: { en: "Show all of it", es: "Mostrar todo", ru: "Показать целиком" },
  showLess: { en: "Show less", es: "Mostrar menos", ru: "Свернуть" },
  longText: { en: "Long text", es: "Texto largo", ru: "Длинный текст" },
  large: {
    en: "Large output, {size}",
    es: "Salida grande, {size}",
    ru: "Большой вывод, {size}",
  },
  showAnyway: { en: "Show anyway", es: "Mostrar de todos modos", ru: "Всё равно показать" },
  download: { en: "Download", es: "Descargar", ru: "Скачать" },
  copy: { en: "Copy output", es: "Copiar la salida", ru: "Копировать вывод" },
  copied: { en: "Copied", es: "Copiado", ru: "Скопировано" },
  notCopied: {
    en: "Could not be copied",
    es: "No se ha podido copiar",
    ru: "Не удалось скопировать",
  },
  picture: {
    en: "Picture made by the cell",
    es: "Imagen creada por la celda",
    ru: "Изображение, созданное ячейкой",
  },
  figure: {
    en: "Interactive figure made by the cell",
    es: "Figura interactiva creada por la celda",
    ru: "Интерактивный график, созданный ячейкой",
  },
  frame: { en: "Interactive output", es: "Salida interactiva", ru: "Интерактивный вывод" },
  unknown: {
    en: "(an output of the type {types})",
    es: "(una salida del tipo {types})",
    ru: "(вывод типа {types})",
  },
  moreItems: {
    en: { one: "{n} more", other: "{n} more" },
    es: { one: "{n} más", other: "{n} más" },
    ru: { other: "ещё {n}" },
  },
  items: {
    en: { one: "{n} item", other: "{n} items" },
    es: { one: "{n} elemento", other: "{n} elementos" },
    ru: { one: "{n} элемент", few: "{n} элемента", many: "{n} элементов", other: "{n} элемента" },
  },
  fields: {
    en: { one: "{n} field", other: "{n} fields" },
    es: { one: "{n} campo", other: "{n} campos" },
    ru: { one: "{n} поле", few: "{n} поля", many: "{n} полей", other: "{n} поля" },
  },
  pictureTools: { en: "View of the picture", es: "Vista de la imagen", ru: "Вид графика" },
  logX: { en: "log x", es: "log x", ru: "лог. x" },
  logY: { en: "log y", es: "log y", ru: "лог. y" },
  zoomIn: { en: "Zoom in", es: "Acercar", ru: "Приблизить" },
  zoomOut: { en: "Zoom out", es: "Alejar", ru: "Отдалить" },
  resetZoom: { en: "Reset zoom", es: "Restablecer zoom", ru: "Сбросить масштаб" },
  statistics: { en: "Statistics", es: "Estadística", ru: "Статистика" },
  shownRange: {
    en: "The horizontal axis goes from {from} to {to}",
    es: "El eje horizontal va de {from} a {to}",
    ru: "Горизонтальная ось — от {from} до {to}",
  },
} as const satisfies Record<string, Text>;

/** ROOT's names in the box beside a histogram, which the kernel writes in English. */
export const statisticTexts: Readonly<Record<string, Text>> = {
  Integral: { en: "Integral", es: "Integral", ru: "Интеграл" },
  Mean: { en: "Mean", es: "Media", ru: "Среднее" },
  "Std Dev": { en: "Std Dev", es: "Desv. típica", ru: "Ст. отклонение" },
  Underflow: { en: "Underflow", es: "Por debajo", ru: "Ниже оси" },
  Overflow: { en: "Overflow", es: "Por encima", ru: "Выше оси" },
  "deviance / ndf": { en: "deviance / ndf", es: "desviación / g.l.", ru: "девиация / ст. св." },
  "p-value": { en: "p-value", es: "valor p", ru: "p-значение" },
};
