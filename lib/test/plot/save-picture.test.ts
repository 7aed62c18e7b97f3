import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { afterAll, expect, test, vi } from "vitest";
import { picture } from "../../plot/picture.ts";
import { savePicture } from "../../plot/save-picture.ts";

vi.setConfig({ testTimeout: 60_000 }); // what draws takes its time to load on a busy machine

const folder = mkdtempSync(join(tmpdir(), "toplab-picture-"));
afterAll(() => rmSync(folder, { recursive: true }));

const drawing = (content: string) =>
  picture({
    "image/svg+xml": `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40">${content}</svg>`,
  });
const text = (words: string, family = "Arial") =>
  drawing(`<text x="5" y="28" font-size="20" font-family="${family}">${words}</text>`);

/** How dark each column of the picture is, and its size. */
async function pixels(path: string): Promise<{ width: number; height: number; dark: number[] }> {
  const image = await loadImage(path);
  const { width, height } = image;
  const paper = createCanvas(width, height).getContext("2d");
  paper.drawImage(image, 0, 0);
  const { data } = paper.getImageData(0, 0, width, height);
  const dark = new Array<number>(width).fill(0);
  for (let i = 0; i < width * height; i++) dark[i % width]! += data[4 * i]! < 128 ? 1 : 0;
  return { width, height, dark };
}

const inked = ({ dark }: { dark: number[] }): number => dark.filter((n) => n > 0).length;

test("a PNG has its signature and twice the size of the drawing", async () => {
  const path = join(folder, "size.png");
  await savePicture(text("Z"), path);
  expect([...readFileSync(path).subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  expect(await pixels(path)).toMatchObject({ width: 240, height: 80 });
  await savePicture(text("Z"), path, { scale: 0.5 });
  expect(await pixels(path)).toMatchObject({ width: 60, height: 20 });
});

test("the paper is white and the ink where the drawing has it", async () => {
  const path = join(folder, "ink.png");
  await savePicture(drawing('<rect x="30" y="10" width="15" height="20"/>'), path, { scale: 1 });
  const { dark } = await pixels(path);
  expect(dark.map((n) => (n > 0 ? 1 : 0)).join("")).toBe(
    "0".repeat(30) + "1".repeat(15) + "0".repeat(75),
  );
  expect(dark[35]).toBe(20);
});

test("an SVG is saved as it is", async () => {
  const path = join(folder, "deeper", "plot.SVG");
  const plot = text("μ");
  await savePicture(plot, path);
  expect(readFileSync(path, "utf8")).toBe(plot.data["image/svg+xml"]);
});

test("letters are as wide as those of Arial, with or without fonts on the machine", async () => {
  const path = join(folder, "text.png");
  for (const family of ["Arial", "A font that nobody has", "Helvetica, sans-serif"]) {
    await savePicture(text("MMMMM", family), path, { scale: 1 });
    const { dark } = await pixels(path);
    const span = dark.findLastIndex((n) => n > 0) - dark.findIndex((n) => n > 0) + 1;
    // four advances of 0.833 em and one body of 0.686 em, from the metrics of Helvetica
    expect(Math.abs(span - (4 * 0.833 + 0.686) * 20), family).toBeLessThan(2);
  }
});

test("Greek, Cyrillic and the signs of physics are drawn, each differently", async () => {
  const path = join(folder, "letters.png");
  const seen = new Set<string>();
  const letters = [..."μχπσЖщ±≤→∫²√"];
  for (const letter of letters) {
    await savePicture(text(letter), path);
    const image = await pixels(path);
    expect(inked(image), letter).toBeGreaterThan(3);
    seen.add(image.dark.join());
  }
  expect(seen.size).toBe(letters.length); // the box of a missing letter would come twice
});

test("a name that is neither .svg nor .png is refused, as is a picture without a still form", async () => {
  const path = join(folder, "plot.pdf");
  await expect(savePicture(text("Z"), path)).rejects.toThrow("must end in .svg or .png");
  const inSpace = picture({ "text/plain": "in space" });
  await expect(savePicture(inSpace, join(folder, "space.png"))).rejects.toThrow("no still form");
  await expect(savePicture(text("Z"), join(folder, "z.png"), { scale: 0 })).rejects.toThrow(
    RangeError,
  );
});
