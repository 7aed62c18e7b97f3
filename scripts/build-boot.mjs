// Makes one file of the library and the light kernel, from which graded notebooks start quickly.
// Usage: node scripts/build-boot.mjs, after tsc
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const dist = resolve(dirname(dirname(fileURLToPath(import.meta.url))), "lib/dist");
const notForCells = ["cli", "course", "kernel", "web"];
const rooms = readdirSync(dist).filter(
  (room) => existsSync(join(dist, room, "index.js")) && !notForCells.includes(room),
);
const entries = [
  ["toplab", "./index.js"],
  ...rooms.map((room) => [`toplab/${room}`, `./${room}/index.js`]),
].map(([name, path]) => `${JSON.stringify(name)}: () => require(${JSON.stringify(path)})`);
const contents = `
const rooms = {${entries.join(", ")}};
module.exports = { rooms, serve: () => require("./kernel/child/light/light-main.js").serveLightKernel(rooms) };`;

/** Each module keeps the address it has when it is loaded by itself; packages are imported for it from outside. */
const addresses = {
  name: "addresses",
  setup(builder) {
    builder.onLoad({ filter: /\.js$/ }, ({ path }) => {
      const place = JSON.stringify(relative(dist, path));
      const text = readFileSync(path, "utf8");
      const addressed = text.replaceAll("import.meta.url", `__addressOf(${place})`);
      return { contents: addressed.replace(/\bimport\((?!["']\.)/g, "__import(") };
    });
  },
};

await build({
  stdin: { contents, resolveDir: dist, sourcefile: "boot.js" },
  outfile: join(dist, "boot/bundle.cjs"),
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  packages: "external",
  charset: "ascii",
  minifyWhitespace: true,
  keepNames: false,
  plugins: [addresses],
  banner: {
    js: `(function (require, __dist, __import) { const module = { exports: {} }, exports = module.exports;
const __addressOf = (place) => require("node:url").pathToFileURL(require("node:path").join(__dist, place)).href;`,
  },
  footer: { js: "return module.exports; })" },
  logLevel: "warning",
});
await build({
  entryPoints: [join(dist, "kernel/child/light/boot.js")],
  outfile: join(dist, "boot/boot.cjs"),
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  logLevel: "warning",
});
