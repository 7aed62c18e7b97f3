import { element } from "../common/element.ts";
import { eachRun, type Look, plainLook } from "./ansi-look.ts";

/** Text of a terminal with its colours, and the look in which it ends; other escape sequences are dropped. */
export function ansiText(
  text: string,
  start: Look = plainLook,
): { readonly nodes: DocumentFragment; readonly look: Look } {
  const nodes = document.createDocumentFragment();
  const look = eachRun(text, start, (run, runLook) => nodes.append(styled(run, runLook)));
  return { nodes, look };
}

function styled(text: string, look: Look): Node | string {
  const { colour, background } = look.isInverse ? inverse(look) : look;
  const className = [
    colour && `ansi-${colour}`,
    background && `ansi-on-${background}`,
    look.isBold && "ansi-bold",
    look.isFaint && "ansi-faint",
    look.isItalic && "ansi-italic",
    look.isUnderlined && "ansi-underlined",
    look.isStruck && "ansi-struck",
  ]
    .filter(Boolean)
    .join(" ");
  return className ? element("span", { className }, text) : text;
}

/** Coloured letters become letters on a ground of that colour, which has a readable shade for it. */
function inverse({ colour = "white" }: Look): Pick<Look, "colour" | "background"> {
  return { background: colour };
}
