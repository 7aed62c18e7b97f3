import { packageVersion } from "../../core/package-root.ts";
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

/** The content of a `kernel_info_reply`. */
export function kernelInfo(): Content {
  const version = packageVersion();
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
