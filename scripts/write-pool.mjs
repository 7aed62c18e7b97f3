// Writes the pools of events that come with the course, and says of each file what the manifest wants to know of it.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
// biome-ignore lint/correctness/noUndeclaredDependencies: the library has it
import { parquetWriteFile } from "hyparquet-writer";
import { isJagged, valuesOf } from "../lib/dist/event/index.js";

/**
 * 32-bit floats, split by byte and compressed. Columns hold binary fractions that fit, or are rounded
 * to the step that `stepOf` gives for their name.
 */
export function writePool(
  filename,
  { nEvents, columns },
  metadata,
  { stepOf = () => undefined } = {},
) {
  const leaf = { type: "FLOAT", repetition_type: "REQUIRED" };
  const schema = [{ name: "events", num_children: Object.keys(columns).length }];
  const columnData = [];
  for (const [name, values] of Object.entries(columns)) {
    const step = stepOf(name);
    const kept = (value) => (step ? step * Math.round(value / step) : value);
    if (isJagged(values)) {
      const list = { converted_type: "LIST", num_children: 1, repetition_type: "REQUIRED" };
      schema.push({ name, ...list });
      schema.push({ name: "list", repetition_type: "REPEATED", num_children: 1 });
      schema.push({ name: "element", ...leaf });
      const data = Array.from({ length: nEvents }, (_, i) => [...valuesOf(values, i)].map(kept));
      columnData.push({ name, data, encoding: "BYTE_STREAM_SPLIT" });
    } else {
      schema.push({ name, ...leaf });
      columnData.push({ name, data: Array.from(values, kept), encoding: "BYTE_STREAM_SPLIT" });
    }
  }
  parquetWriteFile({
    ...{ filename, schema, columnData, statistics: false, rowGroupSize: nEvents },
    codec: "GZIP",
    compressors: { GZIP: (bytes) => gzipSync(bytes, { level: 9 }) },
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    createdBy: "toplab",
  });
}

/** Size and SHA-256 of a file, as the manifest has them. */
export function digestOf(path) {
  const bytes = readFileSync(path);
  return `${bytes.length} bytes, sha256 ${createHash("sha256").update(bytes).digest("hex")}`;
}
