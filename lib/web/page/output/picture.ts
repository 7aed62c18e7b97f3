import { element } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { isReadyAfter } from "../common/ready.ts";
import { svgPicture } from "../common/sanitize.ts";
import { outputTexts as texts } from "../texts/output.ts";

/** What a picture's bundle says about it. */
export interface PictureHints {
  readonly alt?: string;
  /** In pixels of the page. */
  readonly width?: number;
  readonly height?: number;
}

/** A picture of pixels, given as base64. */
export function bitmap(type: string, base64: string, hints: PictureHints): HTMLElement {
  const picture = element("img");
  picture.src = `data:${type};base64,${base64.replaceAll(/\s/g, "")}`;
  return framed(picture, hints);
}

/** A picture of lines. */
export function drawing(svg: string, hints: PictureHints): HTMLElement {
  return framed(svgPicture(svg), hints);
}

function framed(picture: HTMLImageElement, { alt, width, height }: PictureHints): HTMLElement {
  picture.alt = alt || picture.alt || t(texts.picture); // an SVG may have its own title
  if (width) picture.width = width;
  if (height) picture.height = height;
  isReadyAfter(picture, picture.decode());
  return element("div", { className: "picture" }, picture);
}
