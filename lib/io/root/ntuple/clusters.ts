import { DataError } from "../../../core/index.ts";
import type { ByteSource, Place } from "../file/byte-source.ts";
import { type EnvelopeLink, envelope, readEnvelope } from "./envelope.ts";
import { type FrameReader, readLocator } from "./frames.ts";

/** Values of one column that are stored in one piece. */
export interface Page {
  readonly elements: number;
  readonly place: Place;
}

/** A range of entries with all its data. */
export interface Cluster {
  readonly entry: number;
  readonly entries: number;
  /** Pages by column; undefined where a column is not written in this cluster. */
  readonly pages: readonly (readonly Page[] | undefined)[];
}

/** Where the descriptions of clusters are, from a footer that has been read up to there. */
export function readClusterGroups(where: string, footer: FrameReader): EnvelopeLink[] {
  return footer.list(() =>
    footer.record(() => {
      footer.u8(); // first entry
      footer.u8(); // number of entries
      footer.u4(); // number of clusters
      const plainBytes = footer.u8();
      return { ...readLocator(where, footer), plainBytes };
    }),
  );
}

/** Reads the clusters of a group. */
export async function readClusters(
  where: string,
  source: ByteSource,
  link: EnvelopeLink,
): Promise<Cluster[]> {
  const reader = await readEnvelope(where, source, link, envelope.pages);
  reader.at += 8; // checksum of the header
  const spans = reader.list(() => reader.record(() => readSpan(where, reader)));
  const pages = reader.list(() => reader.list(() => readPages(where, reader)));
  if (pages.length !== spans.length) throw new DataError(where, "the RNTuple is damaged");
  return spans.map((span, i) => ({ ...span, pages: pages[i]! }));
}

function readSpan(where: string, reader: FrameReader): { entry: number; entries: number } {
  const entry = reader.u8();
  const [low, high] = [reader.u4(), reader.u4()];
  const sharded = high >>> 24;
  if (sharded & 1) throw new DataError(where, "the RNTuple has sharded clusters, which are newer");
  return { entry, entries: low + (high & 0xff_ffff) * 0x1_0000_0000 };
}

/** The pages of a column in a cluster; none where it is suppressed. */
function readPages(where: string, reader: FrameReader): readonly Page[] | undefined {
  let isSuppressed = false;
  const pages = reader.list(
    () => {
      const elements = Math.abs(reader.i4()); // negative if a checksum follows the page
      return { elements, place: readLocator(where, reader) };
    },
    () => {
      isSuppressed = reader.i8() < 0;
    },
  );
  return isSuppressed ? undefined : pages;
}
