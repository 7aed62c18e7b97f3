/**
 * Stands in for the package `entities` in the page's bundle (build-web.mjs says so): the browser itself
 * knows what "&eacute;" means, so a table of two thousand names stays at home.
 */
export function decodeHTML(entity: string): string {
  const { body } = new DOMParser().parseFromString(`.${entity}`, "text/html"); // the dot keeps a blank
  const decoded = (body.textContent ?? "").slice(1);
  const isPartOfName = decoded.length > 1 && decoded.endsWith(";"); // "&notit;" is not "¬it;"
  return isPartOfName ? entity : decoded;
}

export const decodeHTMLStrict: (entity: string) => string = decodeHTML;
