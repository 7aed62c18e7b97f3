import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** Colours of the palette in base.css: name → [light, dark]; those with transparency are left out. */
const palette: ReadonlyMap<string, readonly [string, string]> = new Map(
  [
    ...readFileSync("lib/web/page/style/base.css", "utf8").matchAll(
      /--([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g,
    ),
  ].map(([, name, light, dark, both]) => [name!, [both ?? light!, both ?? dark!]]),
);

const themes = ["light", "dark"] as const;
type Theme = (typeof themes)[number];

function colour(name: string, theme: Theme): string {
  const found = palette.get(name)?.[themes.indexOf(theme)];
  if (!found) throw new Error(`base.css has no colour --${name}`);
  return found;
}

/** Relative luminance of "#rrggbb", WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

test("black on white has the contrast 21 that WCAG gives, and grey #767676 just passes", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 10);
  expect(contrast("#767676", "#ffffff")).toBeGreaterThan(4.5);
  expect(contrast("#777777", "#ffffff")).toBeLessThan(4.5);
});

describe.each(themes)("in %s colours", (theme) => {
  const ratio = (text: string, ground: string): number =>
    contrast(colour(text, theme), colour(ground, theme));

  test.each(
    ["ink", "muted", "accent", "good", "warn", "bad"].flatMap((text) =>
      ["ground", "paper", "hover"].map((ground) => [text, ground] as const),
    ),
  )("%s can be read on %s (WCAG AA, 4.5 : 1)", (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["accent", "good", "warn", "bad"])(
    "%s and ink can be read on its soft ground",
    (name) => {
      expect(ratio(name, `${name}-soft`)).toBeGreaterThanOrEqual(4.5);
      expect(ratio("ink", `${name}-soft`)).toBeGreaterThanOrEqual(4.5);
      expect(ratio("muted", `${name}-soft`)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test("the main button and the head of the course can be read", () => {
    expect(ratio("on-accent", "accent")).toBeGreaterThanOrEqual(4.5);
    for (const ground of ["deep", "deep-2"]) {
      expect(ratio("on-deep", ground)).toBeGreaterThanOrEqual(4.5);
      expect(ratio("on-deep-muted", ground)).toBeGreaterThanOrEqual(4.5);
      expect(ratio("glow", ground)).toBeGreaterThanOrEqual(3);
    }
  });

  test("outlines that carry a meaning, and the focus, stand out (3 : 1)", () => {
    for (const ground of ["ground", "paper"]) {
      expect(ratio("edge", ground)).toBeGreaterThanOrEqual(3);
      expect(ratio("accent", ground)).toBeGreaterThanOrEqual(3);
    }
  });
});
