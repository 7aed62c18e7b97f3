import { createCsv, createParquet, writeWhole } from "../../io/index.ts";
import type { EncodedBlock, Encoding } from "./encoded-block.ts";
import { type SampleInfo, sampleMetadata } from "./sample-info.ts";

/** A sample on its way into a file; the file is there when it is whole. */
export interface SampleFile {
  readonly encoding: Encoding;
  append(block: EncodedBlock): void;
  finish(info: SampleInfo): void;
  /** Leaves nothing behind; nothing happens to a finished file. */
  discard(): void;
}

/** Opens a file by what its name ends in; what is known of a CSV sample goes into FILE.json beside it. */
export async function createSampleFile(path: string): Promise<SampleFile> {
  if (path.endsWith(".parquet")) return parquetSample(path);
  if (path.endsWith(".csv")) return csvSample(path);
  throw new RangeError(`Cannot write ${path}: a name that ends in .parquet or .csv is wanted`);
}

async function parquetSample(path: string): Promise<SampleFile> {
  const draft = await createParquet(path);
  return {
    encoding: "parquet",
    append(block) {
      if (block.encoding === "parquet") draft.append(block.pages);
    },
    finish: (info) => draft.finish(sampleMetadata(info)),
    discard: () => draft.discard(),
  };
}

function csvSample(path: string): SampleFile {
  const draft = createCsv(path);
  let isFirst = true;
  return {
    encoding: "csv",
    append(block) {
      if (block.encoding !== "csv") return;
      draft.append(isFirst ? block.header + block.lines : block.lines);
      isFirst = false;
    },
    finish(info) {
      writeWhole(`${path}.json`, `${JSON.stringify(sampleMetadata(info), undefined, 2)}\n`);
      draft.finish();
    },
    discard: () => draft.discard(),
  };
}
