import { type Language, languages, type Words, wordsIn } from "../language.ts";
import type { AddTrial } from "./trial.ts";

/** A reason must be there for the readers of each language, and in their own words. */
export function verifyReason(
  subject: string,
  answer: string,
  reason: Words | undefined,
  add: AddTrial,
): void {
  for (const language of languages) {
    const problem = problemIn(reason ?? "", language);
    if (problem) add({ subject, answer: `${answer}: reason in ${language}`, problem });
  }
}

/** A text with no more letters than these may be the same in two languages. */
const nShared = 20;

/** Words that no sentence in Spanish or Russian needs. */
const english = /\b(?:the|is|are|of|this|that|these|with|from|should|does|not|what|which|your)\b/i;

function problemIn(reason: Words, language: Language): string | undefined {
  const text = wordsIn(reason, language) ?? "";
  if (text.trim() === "") return "it is empty";
  if (language === "en") return undefined;
  const own = ownWords(text);
  const nLetters = own.match(/\p{L}/gu)?.length ?? 0;
  if (nLetters > nShared && text === wordsIn(reason, "en")) return `it is the English one: ${text}`;
  const met = english.exec(own)?.[0];
  if (met !== undefined) return `it has the English word “${met}”: ${text}`;
  const isForeign = language === "ru" && nLetters > nShared && !/\p{Script=Cyrillic}/u.test(own);
  return isForeign ? `it has no Russian letter: ${text}` : undefined;
}

/** A text less code and what it quotes, which are nobody's language. */
function ownWords(text: string): string {
  return text.replace(/`[^`]*`|«[^»]*»/g, " ");
}
