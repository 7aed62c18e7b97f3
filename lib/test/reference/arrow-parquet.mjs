// Writes arrow.parquet with Apache Arrow's Rust implementation, which shares no code with ours:
//   npm install parquet-wasm@0.8.0 apache-arrow && node arrow-parquet.mjs
// With the name of a file of ours as argument, it prints what Arrow reads in it instead.
import { readFileSync, writeFileSync } from "node:fs";
import * as arrow from "apache-arrow";
import parquet from "parquet-wasm/node";

const { Bool, Field, Float32, Float64, Int32, Int64, List, Utf8, vectorFromArray } = arrow;
const listOf = (type) => new List(new Field("item", type, true));

const [file] = process.argv.slice(2);
if (file) {
  const table = arrow.tableFromIPC(parquet.readParquet(readFileSync(file)).intoIPCStream());
  const print = (...words) => process.stdout.write(`${words.join(" ")}\n`);
  print(table.numRows, "rows", JSON.stringify(Object.fromEntries(table.schema.metadata)));
  for (const { name, type, nullable } of table.schema.fields) {
    const values = table.getChild(name);
    const flat = [...values].flatMap((value) => (value?.toArray ? [...value.toArray()] : [value]));
    const sum = flat.reduce((total, value) => total + value, typeof flat[0] === "string" ? "" : 0);
    print(name, `${type}`, nullable, flat.length, typeof sum === "string" ? sum.length : sum);
  }
} else {
  const table = new arrow.Table({
    run: vectorFromArray([1, 2, 3, null, -5], new Int32()),
    event: vectorFromArray([1n, 2n, 9007199254740991n, 4n, 5n], new Int64()),
    huge: vectorFromArray([1n, 2n, 9007199254740993n, 4n, 5n], new Int64()),
    met_et: vectorFromArray([30.5, null, Infinity, -0, 1e-300], new Float64()),
    flag: vectorFromArray([true, false, null, true, false], new Bool()),
    trigger: vectorFromArray(["mu", "e", null, "µ→e", "mu"], new Utf8()),
    jet_pt: vectorFromArray([[45, 33.25], [], null, [20], [1, 2, 3, 4]], listOf(new Float32())),
    jet_n: vectorFromArray([[1, 2], [], [null], [7], [1, 2, 3, 4]], listOf(new Int32())),
    words: vectorFromArray([["a"], [], ["b"], ["c"], ["d"]], listOf(new Utf8())),
  });
  const properties = new parquet.WriterPropertiesBuilder()
    .setCompression(parquet.Compression.GZIP)
    .setMaxRowGroupSize(3)
    .setKeyValueMetadata(new Map([["sample", "by arrow-rs"]]))
    .build();
  const bytes = parquet.Table.fromIPCStream(arrow.tableToIPC(table, "stream"));
  writeFileSync("arrow.parquet", parquet.writeParquet(bytes, properties));
}
