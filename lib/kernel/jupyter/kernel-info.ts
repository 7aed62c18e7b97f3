import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../package-root.ts";
import { type Content, protocolVersion } from "./message.ts";

/** TypeScript as tslab 1.0.22 has it. */
const typescript = "5.0.4";

/** What a notebook file tells about its language; nbconvert and editors go by it. */
export const languageInfo: Content = {
  name: "typescript",
  version: typescript,
  mimetype: "text/typescript",
  file_extension: ".ts",
  pygments_lexer: "typescript",
  codemirror_mode: { name: "javascript", mode: "typescript", typescript: true },
  nbconvert_exporter: "script",
};

/** The version of the installed package. */
export function toplabVersion(): string {
  const text = readFileSync(join(packageRoot(), "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version; // ours, with a version
}

/** The content of a `kernel_info_reply`. */
export function kernelInfo(): Content {
  const version = toplabVersion();
  return {
    status: "ok",
    protocol_version: protocolVersion,
    implementation: "toplab",
    implementation_version: version,
    language_info: languageInfo,
    banner: `Toplab ${version}: TypeScript ${typescript} on Node ${process.version}`,
    debugger: false,
    supported_features: [],
    help_links: [
      { text: "TypeScript handbook", url: "https://www.typescriptlang.org/docs/handbook/" },
    ],
  };
}
