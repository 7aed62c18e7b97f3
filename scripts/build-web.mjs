// Bundles the page of `toplab start` into lib/dist/web/page or another folder. Usage: node scripts/build-web.mjs [FOLDER]
import { copyFile, mkdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const source = fileURLToPath(new URL("../lib/web/page/", import.meta.url));
const goal = fileURLToPath(new URL("../lib/dist/web/page/", import.meta.url));

const jsrootFolder = join(dirname(createRequire(import.meta.url).resolve("jsroot")), "..");
/** What jsroot would load if it found itself in Node. */
const onlyInNode = "fs zlib tmp xhr2 canvas jsdom mathjax gl @resvg/resvg-js".split(" ");

/** Writes the page into a folder, which is emptied first; returns its size in bytes. */
async function buildPage(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { metafile } = await build({
    entryPoints: [join(source, "main.ts")],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    target: ["es2022", "chrome123", "firefox120", "safari17.5"],
    minify: true,
    metafile: true,
    loader: { ".woff2": "file", ".svg": "file" },
    alias: { entities: join(source, "common/entities.ts") }, // markdown-it's: 30 KB less on the way
    plugins: [onlyWoff2, jsrootFiles],
    external: onlyInNode,
    logLevel: "warning",
  });
  for (const file of ["index.html", "icon.svg"])
    await copyFile(join(source, file), join(folder, file));
  await copyFile(join(jsrootFolder, "LICENSE"), join(folder, "jsroot-license.txt"));
  return Object.values(metafile.outputs).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Every browser we name reads WOFF2: KaTeX's two older forms of each font stay out. */
const onlyWoff2 = {
  name: "only-woff2",
  setup: ({ onLoad }) =>
    onLoad({ filter: /katex\.min\.css$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(
        /,url\([^)]*\.(?:woff|ttf)\) format\("\w+"\)/g,
        "",
      ),
      loader: "css",
    })),
};

/**
 * The page takes from jsroot the painters of flat histograms, file by file (its whole would be five
 * times as much), which the package's list of exports does not foresee.
 */
const jsrootFiles = {
  name: "jsroot-files",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^jsroot\/modules\// }, ({ path }) => ({
      path: join(jsrootFolder, path.slice("jsroot/".length)),
    })),
};

const folder = process.argv[2] ? resolve(process.argv[2]) : goal;
const bytes = await buildPage(folder);
process.stdout.write(`${relative(process.cwd(), folder)}: ${(bytes / 1e6).toFixed(1)} MB\n`);
