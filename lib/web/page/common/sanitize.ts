/**
 * HTML from notebooks is somebody else's: what is on these lists is copied, the rest is dropped.
 * The tree is parsed without being run and its nodes are moved, never printed and parsed again, so
 * there is no second reading in which harmless text could turn into something else. The page's
 * Content-Security-Policy, which knows no inline script, stands behind it.
 */
const elements = new Set(
  `a abbr article aside b bdi blockquote br caption center cite code col colgroup dd del details dfn
  div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark meter
  ol p pre progress q s samp section small span strong sub summary sup table tbody td tfoot th
  thead time tr tt u ul var`.split(/\s+/),
);
const attributes = new Set(
  `align alt class colspan datetime dir height high href lang low max min open optimum role rowspan
  scope span src start style title valign value width aria-label aria-hidden`.split(/\s+/),
);

/** Where a picture lies that is named by a path relative to the notebook. */
export type FindPicture = (path: string) => string;

/** The harmless part of some HTML, ready to be put into the page; a picture from elsewhere is none. */
export function sanitize(html: string, picture?: FindPicture): DocumentFragment {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const clean = document.createDocumentFragment();
  for (const child of body.childNodes) append(clean, child, picture);
  return clean;
}

/** The style sheets that some HTML brings along; fit for a shadow tree, not for the page. */
export function styleSheets(html: string): string {
  const { documentElement } = new DOMParser().parseFromString(html, "text/html");
  const sheets = [...documentElement.querySelectorAll("style")];
  return sheets.map((sheet) => sheet.textContent ?? "").join("\n");
}

/** Whether HTML only works with scripts, and so needs a frame of its own. */
export function hasScript(html: string): boolean {
  return /<(?:script|iframe|canvas|object|embed)[\s>]/i.test(html);
}

function append(parent: Node, node: Node, picture?: FindPicture): void {
  if (node instanceof Text) parent.appendChild(document.createTextNode(node.data));
  if (!(node instanceof Element)) return;
  if (node.localName === "svg") parent.appendChild(svgPicture(node.outerHTML));
  if (!elements.has(node.localName) || !(node instanceof HTMLElement)) return;
  const copy = document.createElement(node.localName);
  for (const { name, value } of node.attributes) {
    if (attributes.has(name) && isSafe(name, value)) copy.setAttribute(name, value);
    else if (name === "src" && picture && isRelative(value)) {
      copy.setAttribute(name, picture(decoded(value)));
    }
  }
  if (copy instanceof HTMLAnchorElement && copy.hasAttribute("href")) openApart(copy);
  for (const child of node.childNodes) append(copy, child, picture);
  parent.appendChild(copy);
}

function isSafe(attribute: string, value: string): boolean {
  if (attribute === "href") return /^(?:https?:\/\/|mailto:|#)/i.test(value.trim());
  if (attribute === "src") return /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/i.test(value);
  return true;
}

/** "pictures/peak.png", but no other machine, no scheme and no path of the server. */
function isRelative(path: string): boolean {
  return /^(?![a-z][a-z0-9+.-]*:|[/\\#])./i.test(path.trim());
}

/** A path in HTML is percent-encoded, or should be. */
function decoded(path: string): string {
  try {
    return decodeURI(path.trim());
  } catch {
    return path.trim();
  }
}

function openApart(link: HTMLAnchorElement): void {
  if (link.getAttribute("href")?.startsWith("#")) return;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
}

/** An SVG as a picture: inside `<img>` a browser runs no script and loads nothing. */
export function svgPicture(svg: string): HTMLImageElement {
  const picture = document.createElement("img");
  const named = /^\s*<svg[^>]*\sxmlns=/i.test(svg)
    ? svg
    : svg.replace(/<svg/i, '<svg xmlns="http://www.w3.org/2000/svg"');
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(named)}`;
  picture.alt = titleOf(named);
  return picture;
}

/** What a drawing says of itself to those who do not see it. */
function titleOf(svg: string): string {
  const { documentElement } = new DOMParser().parseFromString(svg, "image/svg+xml");
  const title = documentElement.querySelector(":scope > title")?.textContent;
  return documentElement.getAttribute("aria-label") ?? title ?? "";
}
