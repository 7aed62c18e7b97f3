import { escapeHtml } from "../../core/index.ts";
import type { StoredOutput } from "../../kernel/index.ts";

/** Outputs of a submission as inert HTML: text is escaped, pictures are images, HTML is not shown. */
export function outputsHtml(outputs: readonly StoredOutput[]): string {
  return outputs.map(outputHtml).join("");
}

function outputHtml(output: StoredOutput): string {
  if (output.output_type === "stream") return textHtml(output.text, output.name);
  if (output.output_type === "error") {
    const lines =
      output.traceback.length > 0 ? output.traceback : [`${output.ename}: ${output.evalue}`];
    return textHtml(lines.join("\n"), "stderr");
  }
  const { data } = output;
  return (
    imageHtml(data["image/svg+xml"], data["image/png"]) ??
    textHtml(textOf(data["text/plain"]), "stdout")
  );
}

/** A picture as a data URI: a script in an SVG does not run in an <img>. */
function imageHtml(svg: unknown, png: unknown): string | undefined {
  const source =
    typeof svg === "string"
      ? `image/svg+xml;base64,${Buffer.from(svg, "utf8").toString("base64")}`
      : typeof png === "string" && /^[A-Za-z0-9+/=\s]+$/.test(png)
        ? `image/png;base64,${png.replace(/\s/g, "")}`
        : undefined;
  return source && `<img alt="Picture from the submission" src="data:${source}">`;
}

function textHtml(text: string, name: "stdout" | "stderr"): string {
  return `<pre class="${name}">${escapeHtml(text)}</pre>`;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "(shown in a form that the report leaves out)";
}
