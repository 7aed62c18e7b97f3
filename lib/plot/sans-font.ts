import { createRequire } from "node:module";

/**
 * The files of Arimo, in which pictures are measured and painted outside a browser: each letter is as
 * wide as in Arial, Greek and Cyrillic are there, and the picture is the same on every machine.
 */
export function sansFontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"].map((style) =>
    resolve(`@expo-google-fonts/arimo/${style}/Arimo_${style}.ttf`),
  );
}
