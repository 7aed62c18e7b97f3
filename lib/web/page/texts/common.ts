import type { Text } from "../common/i18n.ts";

/** What both pages say: dialogs, notices, settings, the page that could not be opened. */
export const commonTexts = {
  cancel: { en: "Cancel", es: "Cancelar", ru: "Отмена" },
  close: { en: "Close", es: "Cerrar", ru: "Закрыть" },
  dismiss: { en: "Dismiss", es: "Descartar", ru: "Скрыть" },
  skip: { en: "Skip to the content", es: "Ir al contenido", ru: "К содержанию" },
  notOpened: {
    en: "This page could not be opened",
    es: "No se ha podido abrir esta página",
    ru: "Не удалось открыть эту страницу",
  },
  toCourse: { en: "To the course", es: "Al curso", ru: "К курсу" },
  settings: { en: "Settings", es: "Ajustes", ru: "Настройки" },
  save: { en: "Save", es: "Guardar", ru: "Сохранить" },
  language: { en: "Language", es: "Idioma", ru: "Язык" },
  languageAuto: { en: "As the browser", es: "Como el navegador", ru: "Как в браузере" },
  english: { en: "English", es: "English", ru: "English" },
  spanish: { en: "Español", es: "Español", ru: "Español" },
  russian: { en: "Русский", es: "Русский", ru: "Русский" },
  lessonsEnglish: {
    en: "The lessons themselves are in English.",
    es: "Las lecciones mismas están en inglés.",
    ru: "Сами уроки — на английском.",
  },
  theme: { en: "Colours", es: "Colores", ru: "Цвета" },
  themeAuto: { en: "As the system", es: "Como el sistema", ru: "Как в системе" },
  themeLight: { en: "Light", es: "Claros", ru: "Светлые" },
  themeDark: { en: "Dark", es: "Oscuros", ru: "Тёмные" },
  tourAgain: {
    en: "Take the tour again",
    es: "Repetir la visita guiada",
    ru: "Пройти обзор ещё раз",
  },
} as const satisfies Record<string, Text>;
