/** A heading in a Markdown text. */
export interface Heading {
  readonly level: number;
  readonly text: string;
}

/** The headings of a Markdown text, without the marks of emphasis; those inside code are none. */
export function headings(markdown: string): readonly Heading[] {
  const found: Heading[] = [];
  let fence = "";
  for (const line of markdown.split("\n")) {
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && (fence === "" || mark.startsWith(fence))) fence = fence === "" ? mark : "";
    const heading = fence === "" ? /^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$/.exec(line) : null;
    if (heading) found.push({ level: heading[1]!.length, text: plain(heading[2]!) });
  }
  return found;
}

function plain(markdown: string): string {
  return markdown
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll(/(\*\*|__|\*|`|\$)(.+?)\1/g, "$2")
    .replaceAll(/\\([^\w\s])/g, "$1");
}
