import type { Text } from "../common/i18n.ts";

/** What Plotly says on its buttons, by its own English words. */
export const plotlyTexts: Readonly<Record<string, Text>> = {
  Zoom: { en: "Zoom", es: "Zoom", ru: "Масштаб" },
  Pan: { en: "Pan", es: "Desplazar", ru: "Сдвиг" },
  "Zoom in": { en: "Zoom in", es: "Acercar", ru: "Приблизить" },
  "Zoom out": { en: "Zoom out", es: "Alejar", ru: "Отдалить" },
  Autoscale: { en: "Autoscale", es: "Autoescalar", ru: "Показать всё" },
  "Reset axes": { en: "Reset axes", es: "Restablecer ejes", ru: "Сбросить оси" },
  Reset: { en: "Reset", es: "Restablecer", ru: "Сбросить" },
  "Reset view": { en: "Reset view", es: "Restablecer vista", ru: "Сбросить вид" },
  "Box Select": { en: "Box Select", es: "Selección rectangular", ru: "Выделить рамкой" },
  "Lasso Select": { en: "Lasso Select", es: "Selección libre", ru: "Выделить лассо" },
  "Download plot as a PNG": {
    en: "Download plot as a PNG",
    es: "Descargar como PNG",
    ru: "Скачать как PNG",
  },
  "Download plot": { en: "Download plot", es: "Descargar", ru: "Скачать" },
  "Toggle Spike Lines": { en: "Toggle Spike Lines", es: "Líneas guía", ru: "Направляющие" },
  "Show closest data on hover": {
    en: "Show closest data on hover",
    es: "Mostrar el dato más cercano",
    ru: "Показывать ближайшую точку",
  },
  "Compare data on hover": {
    en: "Compare data on hover",
    es: "Comparar datos",
    ru: "Сравнивать значения",
  },
  "Orbital rotation": { en: "Orbital rotation", es: "Rotación libre", ru: "Свободное вращение" },
  "Turntable rotation": {
    en: "Turntable rotation",
    es: "Rotación horizontal",
    ru: "Вращение вокруг оси",
  },
  "Reset camera to default": {
    en: "Reset camera to default",
    es: "Restablecer la cámara",
    ru: "Вернуть камеру",
  },
  "Reset camera to last save": {
    en: "Reset camera to last save",
    es: "Volver a la última cámara",
    ru: "Вернуть последний вид",
  },
  "Double-click to zoom back out": {
    en: "Double-click to zoom back out",
    es: "Doble clic para volver a ver todo",
    ru: "Двойной щелчок — показать всё",
  },
  "Double-click on legend to isolate one trace": {
    en: "Double-click on legend to isolate one trace",
    es: "Doble clic en la leyenda para aislar una serie",
    ru: "Двойной щелчок в легенде — оставить один ряд",
  },
  "Sorry, there was a problem downloading your image!": {
    en: "The picture could not be downloaded",
    es: "No se ha podido descargar la imagen",
    ru: "Не удалось скачать изображение",
  },
};
