const letters: Readonly<Record<string, string>> = {
  ...{ а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z", и: "i", й: "i" },
  ...{ к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f" },
  ...{
    х: "kh",
    ц: "ts",
    ч: "ch",
    ш: "sh",
    щ: "shch",
    ъ: "",
    ы: "y",
    ь: "",
    э: "e",
    ю: "iu",
    я: "ia",
  },
};

/** Names that Windows keeps for its devices, with any ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** A name of letters a–z, digits and "-" that is safe as a file and in an address, from any file name. */
export function slugOf(fileName: string): string {
  const name = fileName
    .split(/[/\\]/)
    .at(-1)!
    .replace(/\.ipynb$/i, "");
  const slug = [...name.normalize("NFKC").toLowerCase()]
    .map((letter) => letters[letter] ?? letter)
    .join("")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, "");
  if (slug === "") return "notebook";
  return reserved.test(slug) ? `${slug}-notebook` : slug;
}
