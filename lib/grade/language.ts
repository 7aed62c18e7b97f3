/** Languages that every exercise is written in. */
export const languages = ["en", "es", "ru"] as const;
export type Language = (typeof languages)[number];

/** A text in every language of the course; a bare string is English, and shown to all readers. */
export type Words = string | Readonly<Record<Language, string>>;

/** A text as a reader of that language sees it. */
export function wordsIn(words: Words, language: Language): string {
  return typeof words === "string" ? words : words[language];
}

/** A text made for each language in turn. */
export function inEach(make: (language: Language) => string): Readonly<Record<Language, string>> {
  return { en: make("en"), es: make("es"), ru: make("ru") };
}

/** A text about something that has its own name in each language; a plain string is its name in all of them. */
export function about(
  name: Words,
  say: (name: string) => Readonly<Record<Language, string>>,
): Readonly<Record<Language, string>> {
  return inEach((language) => say(wordsIn(name, language))[language]);
}

/** Texts one after the other; the same text twice is said once. */
export function joinWords(texts: readonly Words[]): Words {
  if (texts.every((text) => typeof text === "string")) return [...new Set(texts)].join(" ");
  return inEach((language) => [...new Set(texts.map((text) => wordsIn(text, language)))].join(" "));
}
