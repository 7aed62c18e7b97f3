import { escapeHtml } from "../../core/index.ts";
import type { StoredOutput } from "../../kernel/index.ts";
import { visibleText } from "./visible-text.ts";
import { type Words, words } from "./words.ts";

/** Outputs of a submission as inert HTML: text is escaped, pictures are images, HTML is not shown. */
export function outputsHtml(outputs: readonly StoredOutput[], said: Words = words.en): string {
  return outputs.map((output) => outputHtml(output, said)).join("");
}

function outputHtml(output: StoredOutput, { picture, leftOut }: Words): string {
  if (output.output_type === "stream") return textHtml(output.text, output.name);
  if (output.output_type === "error") {
    const lines =
      output.traceback.length > 0 ? output.traceback : [`${output.ename}: ${output.evalue}`];
    return textHtml(lines.join("\n"), "stderr");
  }
  const { data } = output;
  const text = data["text/plain"];
  return (
    imageHtml(data["image/svg+xml"], data["image/png"], picture) ??
    textHtml(typeof text === "string" ? text : leftOut, "stdout")
  );
}

/** Whether an output is shown as a picture. */
export function isPicture(output: StoredOutput): boolean {
  if (output.output_type === "stream" || output.output_type === "error") return false;
  return imageHtml(output.data["image/svg+xml"], output.data["image/png"], "") !== undefined;
}

/** A picture as a data URI: a script in an SVG does not run in an <img>. */
function imageHtml(svg: unknown, png: unknown, alt: string): string | undefined {
  const source =
    typeof svg === "string"
      ? `image/svg+xml;base64,${Buffer.from(svg, "utf8").toString("base64")}`
      : typeof png === "string" && /^[A-Za-z0-9+/=\s]+$/.test(png)
        ? `image/png;base64,${png.replace(/\s/g, "")}`
        : undefined;
  return source && `<img alt="${alt}" src="data:${source}">`;
}

function textHtml(text: string, name: "stdout" | "stderr"): string {
  return `<pre class="${name}">${escapeHtml(visibleText(text))}</pre>`;
}
