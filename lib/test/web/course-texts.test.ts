import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { literalsOnPage } from "./page-literals.ts";

type Wording = string | Readonly<Record<string, string>>;
type Text = Readonly<Record<string, Wording>>;

const page = "lib/web/page";
const texts: readonly (readonly [string, Text])[] = (
  await Promise.all(
    readdirSync(join(page, "texts")).map(async (file) => {
      const areas: Record<string, Record<string, Text>> = await import(
        pathToFileURL(resolve(page, "texts", file)).href
      );
      return Object.values(areas).flatMap((area) =>
        Object.entries(area).map(([key, text]) => [`${file}: ${key}`, text] as const),
      );
    }),
  )
).flat();

/** A name, the sign for capitals, and the code that ends a colour in a terminal. */
const sameEverywhere = /Toplab|^Aa$|^\[0m$/g;

const forms = (wording: Wording): readonly string[] =>
  typeof wording === "string" ? [wording] : Object.values(wording);
const places = (all: readonly string[]): string =>
  [...new Set(all.flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort().join();
const words = (form: string): string => form.replaceAll(/\{\w+\}/g, "");

describe("every text of the interface", () => {
  test("is there, in numbers worth a scan", () => {
    expect(texts.length).toBeGreaterThan(80);
  });

  test("has words in English, Spanish and Russian", () => {
    const missing = texts.filter(([, text]) =>
      ["en", "es", "ru"].some((language) =>
        forms(text[language] ?? "").some((form) => form.trim() === ""),
      ),
    );
    expect(missing.map(([name]) => name)).toEqual([]);
  });

  test("is not left in English: Russian ones are in Cyrillic", () => {
    const left = texts.filter(
      ([, { en, ru }]) =>
        forms(en!).some((form) => /\p{L}/u.test(words(form))) &&
        forms(ru!).some((form) => !/\p{Script=Cyrillic}/u.test(form)),
    );
    // the names of the languages, each in itself
    expect(left.map(([name]) => name)).toEqual(["common.ts: english", "common.ts: spanish"]);
  });

  test("names the same values in each language", () => {
    const torn = texts.filter(
      ([, text]) => new Set(Object.values(text).map((wording) => places(forms(wording)))).size > 1,
    );
    expect(torn.map(([name]) => name)).toEqual([]);
  });

  test("with forms by number has one for the others, and in Russian, where one is also 21, the number", () => {
    const torn = texts.filter(([, text]) => {
      const { ru } = text;
      const isCounted = typeof ru !== "string" && ru!["other"]?.includes("{n}");
      return (
        Object.values(text).some(
          (wording) => typeof wording !== "string" && !("other" in wording),
        ) ||
        (isCounted && !forms(ru!).every((form) => form.includes("{n}")))
      );
    });
    expect(torn.map(([name]) => name)).toEqual([]);
  });
});

describe("texts outside of these files", () => {
  test("are found where there are some", () => {
    const code = `
      element("p", { title: "Hover me", className: "quiet" }, "Hello", isNew ? "new" : t(texts.old));
      node.textContent = \`\${n} apples\`;
      box.append("x", t(texts.x, { name: "value" }));
      box.setAttribute("aria-label", "A box");
      box.setAttribute("role", "button");
      if (state === "idle") label.append(state === "busy" ? icon("stop") : "");`;
    expect([...literalsOnPage(code)].sort()).toEqual([
      " apples",
      "A box",
      "Hello",
      "Hover me",
      "new",
      "x",
    ]);
  });

  test("reach the reader from no file of the page", () => {
    const found = readdirSync(page, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
      .filter((file) => !file.startsWith("texts"))
      .flatMap((file) =>
        literalsOnPage(readFileSync(join(page, file), "utf8"))
          .filter((literal) => /\p{L}/u.test(literal.replaceAll(sameEverywhere, "")))
          .map((literal) => `${file}: ${literal}`),
      );
    expect(found).toEqual([]);
  });
});
