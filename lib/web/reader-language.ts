import type { Language } from "./protocol.ts";

/** The best of our languages for a browser that sends this Accept-Language; English if it wants none. */
export function preferredLanguage(accepted = ""): Language {
  const wishes = accepted.split(",").map((wish, place) => {
    const [tag = "", ...parameters] = wish
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const weight = parameters.find((one) => one.startsWith("q="))?.slice(2);
    return { language: asLanguage(tag.split("-")[0]), weight: Number(weight ?? 1) || 0, place };
  });
  wishes.sort((a, b) => b.weight - a.weight || a.place - b.place);
  return wishes.find(({ language, weight }) => language && weight > 0)?.language ?? "en";
}

function asLanguage(tag: string | undefined): Language | undefined {
  return tag === "en" || tag === "es" || tag === "ru" ? tag : undefined;
}
