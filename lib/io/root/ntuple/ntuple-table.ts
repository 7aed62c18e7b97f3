import { DataError } from "../../../core/index.ts";
import type { PathKey } from "../file/directory.ts";
import { readObject } from "../file/key.ts";
import type { FileColumn } from "../file-column.ts";
import type { FileEvents } from "../file-events.ts";
import { guarded, type RootFile } from "../root-file.ts";
import { joinPath } from "../tree/shape.ts";
import { holdsOf, type Refused, type TreeColumn } from "../tree-column.ts";
import { type Cluster, readClusterGroups, readClusters } from "./clusters.ts";
import { columnReader } from "./column-reader.ts";
import { envelope, readAnchor, readEnvelope, readFeatures } from "./envelope.ts";
import { UnreadableField } from "./field-form.ts";
import { columnsOfField, type FieldReader, fieldReader, leavesOfField } from "./field-reader.ts";
import { type Field, readSchema, type Schema, tieFields } from "./schema.ts";

interface FieldColumn extends TreeColumn {
  readonly field: Field;
  readonly path: string;
}

/** Most bytes of a file that are held while they wait to be unpacked. */
const batchBytes = 33_554_432;

/** Events of the RNTuple of a key, read by its pages: RNTuple Binary Format Specification 1.0. */
export async function ntupleTable(file: RootFile, key: PathKey): Promise<FileEvents> {
  const where = `${file.name}, ${key.path}`;
  const { fields, clusters } = await guarded(where, () => openNtuple(where, file, key));
  const { columns, refused } = columnsOf(fields);
  const named = new Map(columns.map((column) => [column.name, column]));
  const find = (names: readonly string[]): FieldColumn[] =>
    names.flatMap((name) => named.get(name) ?? []);
  return {
    ...{ kind: "RNTuple", where, nEvents: entriesOf(where, clusters), columns, refused },
    bytesOf: (names) => bytesOf(clusters, new Set(find(names).map(({ field }) => field))),
    async read(names, from, to) {
      const wanted = find(names);
      const wantedFields = [...new Set(wanted.map(({ field }) => field))];
      const read = await guarded(where, () =>
        readFields(where, file, clusters, wantedFields, [from, to]),
      );
      const values: Record<string, FileColumn> = {};
      for (const { name, field, path } of wanted) {
        values[name] = new Map(read.get(field)!.columns()).get(path)!;
      }
      return values;
    },
  };
}

async function openNtuple(
  where: string,
  file: RootFile,
  key: PathKey,
): Promise<{ fields: Field[]; clusters: Cluster[] }> {
  const { source } = file;
  const anchor = readAnchor(where, await readObject(source, key));
  const schema: Schema = { fields: [], columns: [] };
  const header = await readEnvelope(where, source, anchor.header, envelope.header);
  readFeatures(where, header);
  for (let i = 0; i < 3; i++) header.text(); // name, description, program
  readSchema(where, header, schema);
  const footer = await readEnvelope(where, source, anchor.footer, envelope.footer);
  readFeatures(where, footer);
  footer.at += 8; // checksum of the header
  footer.record(() => readSchema(where, footer, schema));
  const clusters: Cluster[] = [];
  for (const link of readClusterGroups(where, footer)) {
    clusters.push(...(await readClusters(where, source, link)));
  }
  clusters.sort((a, b) => a.entry - b.entry);
  return { fields: tieFields(where, schema), clusters };
}

/** Clusters must follow one another. */
function entriesOf(where: string, clusters: readonly Cluster[]): number {
  let next = 0;
  for (const { entry, entries } of clusters) {
    if (entry !== next)
      throw new DataError(where, `the RNTuple is damaged: entry ${next} is missing`);
    next = entry + entries;
  }
  return next;
}

function columnsOf(fields: readonly Field[]): { columns: FieldColumn[]; refused: Refused[] } {
  const columns: FieldColumn[] = [];
  const refused: Refused[] = [];
  for (const field of fields) {
    const { name, typeName: type } = field;
    try {
      const leaves = leavesOfField(field);
      if (leaves.length === 0) throw new UnreadableField("holds no values");
      for (const { path, kind, lists } of leaves) {
        columns.push({
          name: joinPath(name, path),
          type,
          holds: holdsOf(kind, lists),
          field,
          path,
        });
      }
    } catch (error) {
      if (!(error instanceof UnreadableField)) throw error;
      refused.push({ name, type, reason: error.message });
    }
  }
  return { columns, refused };
}

async function readFields(
  where: string,
  file: RootFile,
  clusters: readonly Cluster[],
  fields: readonly Field[],
  [from, to]: readonly [from: number, to: number],
): Promise<Map<Field, FieldReader>> {
  const columns = columnReader(where, file.source);
  const readers = new Map(
    fields.map((field) => [field, fieldReader(field, columns, `${where}, ${field.name}`)] as const),
  );
  for (const cluster of clusters) {
    const [a, b] = [
      Math.max(from - cluster.entry, 0),
      Math.min(to - cluster.entry, cluster.entries),
    ];
    if (a >= b) continue;
    const isWhole = b - a === cluster.entries;
    for (const batch of inBatches(cluster, fields)) {
      if (isWhole) await columns.prefetch(cluster, batch.flatMap(columnsOfField));
      for (const field of batch) await readers.get(field)!.read(cluster, [a, b], cluster.entries);
    }
  }
  return readers;
}

function inBatches(cluster: Cluster, fields: readonly Field[]): Field[][] {
  const batches: Field[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const field of fields) {
    const more = bytesOf([cluster], new Set([field]));
    if (bytes + more > batchBytes) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)!.push(field);
    bytes += more;
  }
  return batches;
}

function bytesOf(clusters: readonly Cluster[], fields: ReadonlySet<Field>): number {
  let bytes = 0;
  for (const column of [...fields].flatMap(columnsOfField)) {
    for (const { pages } of clusters) {
      for (const { place } of pages[column.id] ?? []) bytes += place.bytes;
    }
  }
  return bytes;
}
