import { extname } from "node:path";
import { writeWhole } from "../io/index.ts";
import type { Picture } from "./picture.ts";
import { sansFontFiles } from "./sans-font.ts";

export interface SavePictureOptions {
  /** Pixels of the PNG per pixel of the picture. Default: 2, sharp in a talk. */
  readonly scale?: number;
}

/** Writes the still form of a picture to a file whose name ends in .svg or .png. */
export async function savePicture(
  picture: Picture,
  path: string,
  { scale = 2 }: SavePictureOptions = {},
): Promise<void> {
  const kind = extname(path).toLowerCase();
  if (kind !== ".svg" && kind !== ".png") {
    throw new RangeError(`Cannot save a picture as ${path}: the name must end in .svg or .png`);
  }
  if (!(scale > 0 && scale <= 16)) {
    throw new RangeError(
      `Cannot scale a picture by ${scale}: the scale must be above 0 and at most 16`,
    );
  }
  const svg = picture.data["image/svg+xml"];
  if (typeof svg !== "string") {
    throw new RangeError(
      `Cannot save ${path}: this picture has no still form; save it from its menu in the notebook`,
    );
  }
  writeWhole(path, kind === ".svg" ? svg : await png(svg, scale));
}

async function png(svg: string, scale: number): Promise<Uint8Array> {
  const { Resvg } = await import("@resvg/resvg-js");
  const picture = new Resvg(svg, {
    background: "#ffffff",
    fitTo: { mode: "zoom", value: scale },
    font: {
      fontFiles: sansFontFiles(),
      defaultFontFamily: "Arimo",
      sansSerifFamily: "Arimo",
      loadSystemFonts: /[^\p{ASCII}\u0080-\u052f\u2000-\u22ff]/u.test(svg), // for what Arimo lacks, as 中文
    },
  });
  return picture.render().asPng();
}
