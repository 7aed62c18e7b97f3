import type { Language } from "../../protocol.ts";

/** A sentence with `{name}` for its values; or its forms by number, in the plural rules' own words. */
export type Wording = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { other: string });

/** One text of the interface in every language it speaks: a missing one does not compile. */
export type Text = Readonly<Record<Language, Wording>>;

/** A text in the reader's language; `values.n` chooses among the forms by number. */
export function t(text: Text, values: Readonly<Record<string, string | number>> = {}): string {
  const wording = text[language()];
  const form = typeof wording === "string" ? wording : inNumber(wording, Number(values["n"]));
  return form.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === "number" ? value.toLocaleString(language()) : (value ?? whole);
  });
}

/** The language of the page; the server writes it into the document. */
export function language(): Language {
  const { lang } = document.documentElement;
  return lang === "es" || lang === "ru" ? lang : "en";
}

/** A time in words, "1 hr 30 min". */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts: string[] = [];
  if (hours > 0) parts.push(inUnit(hours, "hour"));
  if (rest > 0 || hours === 0) parts.push(inUnit(rest, "minute"));
  return parts.join(" ");
}

/** "A, B and C". */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(language()).format(names);
}

function inUnit(value: number, unit: "hour" | "minute"): string {
  return new Intl.NumberFormat(language(), { style: "unit", unit }).format(value);
}

function inNumber(forms: Exclude<Wording, string>, n: number): string {
  return forms[new Intl.PluralRules(language()).select(n)] ?? forms.other;
}
