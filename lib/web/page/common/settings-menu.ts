import type { Settings } from "../../protocol.ts";
import { commonTexts as texts } from "../texts/common.ts";
import { repeatTour } from "../tour/tour.ts";
import { attempt } from "./attempt.ts";
import { ask } from "./dialog.ts";
import { element } from "./element.ts";
import { t } from "./i18n.ts";
import { saveSettings, settings } from "./server.ts";

type Theme = Settings["theme"];

/** The button that opens the settings. */
export function settingsButton(): HTMLButtonElement {
  return element(
    "button",
    {
      type: "button",
      className: "button settings",
      id: "settings",
      onclick: () => attempt(openSettings),
    },
    t(texts.settings),
  );
}

/** Language, colours and the tour; `beforeLeaving` is awaited when the page must load anew. */
export async function openSettings(beforeLeaving = async (): Promise<void> => {}): Promise<void> {
  const { language, theme } = await settings();
  const chosen = { language, theme };
  const answer = await ask({
    title: t(texts.settings),
    content: choices(chosen),
    actions: [
      { value: "", label: t(texts.cancel) },
      { value: "save", label: t(texts.save), kind: "primary" },
    ],
  });
  if (answer !== "save") showTheme(theme);
  if (answer === "tour") {
    await beforeLeaving();
    repeatTour();
  }
  if (answer !== "save") return;
  await saveSettings(chosen);
  if (chosen.language === language) return;
  await beforeLeaving();
  location.reload();
}

function choices(chosen: { language: Settings["language"]; theme: Theme }): HTMLElement {
  const languages = choice(
    t(texts.language),
    "language",
    chosen.language,
    {
      auto: t(texts.languageAuto),
      en: t(texts.english),
      es: t(texts.spanish),
      ru: t(texts.russian),
    },
    (language) => {
      chosen.language = language;
    },
  );
  languages.append(element("p", {}, t(texts.lessonsEnglish)));
  const themes = choice(
    t(texts.theme),
    "theme",
    chosen.theme,
    {
      auto: t(texts.themeAuto),
      light: t(texts.themeLight),
      dark: t(texts.themeDark),
    },
    (theme) => {
      chosen.theme = theme;
      showTheme(theme);
    },
  );
  const again: HTMLButtonElement = element("button", {
    type: "button",
    className: "quiet",
    textContent: t(texts.tourAgain),
    onclick: () => again.closest("dialog")?.close("tour"),
  });
  return element("div", {}, element("div", { className: "choices" }, languages, themes), again);
}

function choice<Value extends string>(
  legend: string,
  name: string,
  checked: Value,
  labels: Readonly<Record<Value, string>>,
  onChosen: (value: Value) => void,
): HTMLFieldSetElement {
  const values = Object.keys(labels) as Value[]; // the keys of that very record
  return element(
    "fieldset",
    {},
    element("legend", {}, legend),
    ...values.map((value) =>
      element(
        "label",
        { lang: value.length === 2 ? value : document.documentElement.lang },
        element("input", {
          type: "radio",
          name,
          value,
          checked: value === checked,
          autofocus: value === checked,
          onchange: () => onChosen(value),
        }),
        labels[value],
      ),
    ),
  );
}

function showTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
}
