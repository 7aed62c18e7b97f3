import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { type Context, Hono } from "hono";
import { framePolicy } from "./headers.ts";
import type { Language, Settings } from "./protocol.ts";

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** How the page greets its reader before any script has run. */
export interface Look {
  readonly language: Language;
  readonly theme: Settings["theme"];
}

/** The page and what belongs to it. Only files listed when the server starts are ever served. */
export function assetRoutes(
  pageFolder: string,
  look: (accepted: string | undefined) => Look,
): Hono {
  const files = new Map(listed(pageFolder).map((name) => [name, join(pageFolder, name)]));
  files.set(
    "plotly.js",
    createRequire(import.meta.url).resolve("plotly.js-dist-min/plotly.min.js"),
  );
  const shell = readFileSync(join(pageFolder, "index.html"), "utf8");
  const show = (c: Context): Response | Promise<Response> => {
    const { language, theme } = look(c.req.header("accept-language"));
    return c.html(shell.replace(/<html[^>]*>/, `<html lang="${language}" data-theme="${theme}">`));
  };
  return new Hono()
    .get("/", show)
    .get("/notebooks/:id", show)
    .get("/frame", (c) => c.html(frame, 200, { "content-security-policy": framePolicy }))
    .get("/assets/:name", async (c) => {
      const name = c.req.param("name");
      const path = files.get(name);
      const type = types[extname(name)];
      if (!path || !type) return c.notFound();
      return c.body(await readFile(path), 200, {
        "content-type": type,
        "cache-control": isLasting(name) ? "max-age=31536000, immutable" : "no-cache",
      });
    });
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    throw new Error(`The pages are not built, ${folder} is missing: run npm run build`, { cause });
  }
}

/** esbuild puts a hash of the content into these names. */
function isLasting(name: string): boolean {
  return /-[A-Z0-9]{8}\.\w+$/.test(name);
}

/** Waits for the HTML of one output, shows it, and tells its height whenever that changes. */
const frame = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Output</title>
<style>body { margin: 8px; font: 15px/1.5 system-ui, sans-serif; }</style>
<body>
<script>
  const tellHeight = () => parent.postMessage(document.documentElement.offsetHeight, "*");
  addEventListener("message", ({ data, source }) => {
    if (source !== parent || typeof data !== "string") return;
    document.body.replaceChildren(document.createRange().createContextualFragment(data));
    tellHeight();
  });
  new ResizeObserver(tellHeight).observe(document.documentElement);
</script>
</body>
</html>`;
