import { escapeHtml } from "../../core/index.ts";
import type { Language } from "../language.ts";
import { seatBeltWarning } from "../sandbox/node-permission.ts";
import { style } from "./style.ts";

/** A page that needs no other file, no network and no script. */
export function pageHtml(title: string, body: string, language: Language = "en"): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body><main>
${body}
</main></body>
</html>
`;
}

/** What every report says of a class that nothing kept from the machine but Node's permissions. */
export function sandboxWarning(sandbox: "bwrap" | "node", language: Language): string {
  if (sandbox === "bwrap") return "";
  return `<p class="warning">⚠ ${escapeHtml(seatBeltWarning[language])}</p>`;
}
