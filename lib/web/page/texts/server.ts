import { refusalTexts } from "../../refusal-texts.ts";
import type { Text } from "../common/i18n.ts";

/** What the server refuses, and that it does not answer at all. */
export const serverTexts = {
  ...refusalTexts,
  "no-answer": {
    en: "Toplab does not answer: is it still running in the terminal?",
    es: "Toplab no responde: ¿sigue en marcha en el terminal?",
    ru: "Toplab не отвечает: он всё ещё запущен в терминале?",
  },
} as const satisfies Readonly<Record<string, Text>>;

/** What autosave asks and tells. */
export const saveTexts = {
  conflict: {
    en: "This notebook was changed in another tab or program. Which version do you want?",
    es: "Este cuaderno se ha modificado en otra pestaña o programa. ¿Qué versión prefiere?",
    ru: "Этот блокнот изменён в другой вкладке или программе. Какую версию оставить?",
  },
  keepMine: { en: "Keep this page", es: "Conservar esta página", ru: "Оставить эту страницу" },
  loadOther: { en: "Load the other", es: "Cargar la otra", ru: "Загрузить другую" },
  keepBoth: { en: "Keep both", es: "Conservar ambas", ru: "Оставить обе" },
  copied: {
    en: "This page's version was saved as your own notebook {id}; the other one is shown now.",
    es: "La versión de esta página se ha guardado como cuaderno propio {id}; ahora se muestra la otra.",
    ru: "Версия с этой страницы сохранена как собственный блокнот {id}; теперь показана другая.",
  },
  openCopy: { en: "Open the copy", es: "Abrir la copia", ru: "Открыть копию" },
} as const satisfies Readonly<Record<string, Text>>;
