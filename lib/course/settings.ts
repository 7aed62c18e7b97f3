import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Language, languages } from "../grade/language.ts";
import { writeWhole } from "../io/index.ts";
import { workFolder } from "./workspace.ts";

/** What the student has chosen; kept in the course, as the page's address, and so the browser's memory, changes. */
export interface Settings {
  /** "auto": what the browser, or the terminal, prefers. */
  readonly language: Language | "auto";
  readonly theme: "auto" | "light" | "dark";
  /** The tour has been taken, or declined. */
  readonly tourDone: boolean;
}

const choices: { readonly [Name in keyof Settings]: readonly Settings[Name][] } = {
  language: ["auto", ...languages],
  theme: ["auto", "light", "dark"],
  tourDone: [false, true],
};

const defaults: Settings = { language: "auto", theme: "auto", tourDone: false };

/** The student's settings; whatever is missing or spoilt counts as not chosen, for nothing precious is lost. */
export function readSettings(courseRoot: string): Settings {
  const path = settingsPath(courseRoot);
  if (!existsSync(path)) return defaults;
  const entries = Object.entries(parsed(readFileSync(path, "utf8"))).filter(isChoice);
  return { ...defaults, ...Object.fromEntries(entries) };
}

/** Changes some settings and returns them all. */
export function writeSettings(courseRoot: string, changes: Partial<Settings>): Settings {
  const wrong = Object.entries(changes).find((entry) => !isChoice(entry));
  if (wrong) {
    const [name, value] = wrong;
    const known = choicesOf(name).join(", ");
    const wanted = known ? `choose one of ${known}` : "there is no such setting";
    throw new RangeError(`Cannot set ${name} to ${JSON.stringify(value)}: ${wanted}`);
  }
  const settings = { ...readSettings(courseRoot), ...changes };
  writeWhole(settingsPath(courseRoot), `${JSON.stringify(settings, undefined, 2)}\n`);
  return settings;
}

function settingsPath(courseRoot: string): string {
  return join(workFolder(courseRoot), "settings.json");
}

function parsed(text: string): object {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

function isChoice([name, value]: readonly [string, unknown]): boolean {
  return choicesOf(name).includes(value);
}

function choicesOf(name: string): readonly unknown[] {
  return Object.hasOwn(choices, name) ? choices[name as keyof Settings] : []; // own, so one of them
}
