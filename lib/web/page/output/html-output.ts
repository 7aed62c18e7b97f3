import { element } from "../common/element.ts";
import { hasScript, sanitize, styleSheets } from "../common/sanitize.ts";
import { scriptedFrame } from "./frame.ts";

/** HTML keeps to itself in a shadow tree: its styles and classes cannot reach the page, nor ours it. */
export function htmlOutput(source: string): HTMLElement {
  if (hasScript(source)) return scriptedFrame(source);
  const isPaper = hasOwnColours(source);
  const host = element("div", { className: `html-output${isPaper ? " paper-output" : ""}` });
  const shadow = host.attachShadow({ mode: "open" });
  shadow.append(element("style", {}, ownStyle, styleSheets(source)), sanitize(source));
  return host;
}

/** Colours of its own were chosen for white paper: without it they could be dark on dark. */
function hasOwnColours(source: string): boolean {
  for (const [, value] of source.matchAll(/[\s;"'{](?:background-)?color\s*[:=]\s*([^;"'}>]+)/gi)) {
    if (
      !/^\s*["']?\s*(?:var\(|light-dark\(|color-mix\(|currentcolor|inherit|transparent|unset)/i.test(
        value!,
      )
    )
      return true;
  }
  return /\sbgcolor=|[\s;"'{]background\s*:\s*(?:#|rgb|hsl|[a-z]+\s*[;"'}])/i.test(source);
}

const ownStyle = `
  table { border-collapse: collapse; font-size: 0.9em; font-variant-numeric: tabular-nums; }
  th, td { padding: 0.3em 0.9em; text-align: right; border-bottom: 1px solid var(--line); }
  th { color: var(--muted); font-weight: 600; border-bottom-width: 2px; }
  tbody th { border-bottom-width: 1px; }
  th:first-child, td:first-child { text-align: left; }
  tbody tr:hover { background: var(--hover); }
  caption { caption-side: top; width: max-content; max-width: 40rem; text-align: left; font-weight: 600; padding-bottom: 0.4em; }
  pre, code, samp, kbd { font-family: var(--mono); font-size: 0.92em; }
  pre { margin: 0.2em 0; white-space: pre-wrap; overflow-wrap: anywhere; }
  p { margin: 0.3em 0; }
  :host { font-size: 0.95rem; }
  summary { cursor: pointer; }
  summary:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  ul { margin: 0; padding-left: 1.4em; list-style: none; }
  details > ul { border-left: 1px solid var(--line); margin-left: 0.3em; padding-left: 1em; }
  li b { color: var(--accent); font: 600 0.86rem/1.5 var(--mono); }
  a { color: var(--accent); }
  img { max-width: 100%; height: auto; }
  progress, meter { accent-color: var(--accent); max-width: 100%; }
`;
