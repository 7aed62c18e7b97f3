const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Control characters other than tab and line ends, which no HTML file may hold. */
const controls = /[^\P{Cc}\t\n\r]/gu;

/** Text that means itself in HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(controls, "\uFFFD").replace(/[&<>"']/g, (character) => entities[character]!);
}
