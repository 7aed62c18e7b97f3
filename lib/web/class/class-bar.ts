import { escapeHtml } from "../../core/index.ts";
import { exportFormats } from "../../grade/exports/formats.ts";
import type { DeskState } from "./class-desk.ts";

export interface BarContent {
  readonly state: DeskState;
  /** Whose page this is; none on the report of the class. */
  readonly student?: string;
  /** Files for other programs that are there already. */
  readonly files: readonly string[];
}

/** What the instructor can do, as a line above a report: forms that work without a script. */
export function classBarHtml({ state, student, files }: BarContent): string {
  const off = state.isWorking ? " disabled" : "";
  const grade =
    student === undefined
      ? `<form method="post" action="/class/grade"><button${off}>Grade what is new</button></form>`
      : `<form method="post" action="/class/grade"><input type="hidden" name="student" value="${escapeHtml(student)}"><button${off}>Grade again</button></form>`;
  const formats = Object.keys(exportFormats).map((name) => `<option>${name}</option>`);
  const links = files.map(
    (name) => `<a href="/class/files/${encodeURIComponent(name)}">${escapeHtml(name)}</a>`,
  );
  return `<style>${style}</style>
<nav class="desk" aria-label="Grading">
${student === undefined ? `<a href="/">← Course</a>` : `<a href="/class/">← Class</a>`}
${grade}
<form method="post" action="/class/grade"><label>Export as <select name="format">${formats.join("")}</select></label> <button${off}>Export</button></form>
<a href="/class/marking">Mark by hand</a>
${links.join("\n")}
<p role="status">${escapeHtml(state.said)}</p>
</nav>`;
}

const style = `.desk { display:flex; flex-wrap:wrap; gap:.5rem 1rem; align-items:center; padding:.6rem 1rem; margin:0 0 1.5rem;
  background:var(--card, #fff); border:1px solid var(--line, #dde3ea); border-radius:.6rem; font-size:.95rem; }
.desk form { margin:0; } .desk p { margin:0; flex-basis:100%; color:var(--soft, #5c6b7a); } .desk p:empty { display:none; }
.desk button, .desk select { font:inherit; padding:.25rem .7rem; border-radius:.4rem; border:1px solid var(--line, #dde3ea);
  background:var(--page, #f5f7fa); color:inherit; cursor:pointer; } .desk button:disabled { opacity:.5; cursor:default; }
@media print { .desk { display:none; } }`;
