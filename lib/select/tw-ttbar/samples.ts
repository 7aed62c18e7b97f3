import { studentSeed } from "../../core/index.ts";
import { type Features, joinRows, type Labelled, labelledRows, rowsOf } from "../../learn/index.ts";
import { shuffled } from "../../learn/shuffle.ts";
import { checkSeed, streamOf } from "../../sim/stream.ts";
import { type TwTtbarId, twTtbarIds } from "../../sim/tw-ttbar/index.ts";
import { partOf, readTwTtbar } from "./pools.ts";

/** Selected tW (label 1) and tt̄ (label 0) with the nine variables, in equal numbers and random order. */
export interface TwTtbarSample {
  readonly training: Labelled;
  /** No event of it is in the training sample. */
  readonly testing: Labelled;
  /** Events that the analysis expects at 36.1 fb⁻¹. */
  readonly expected: Readonly<Record<TwTtbarId, number>>;
}

/** Events of each kind in the two samples. */
const sizes = { training: 6000, testing: 5000 } as const;

/** The samples of one student, drawn without repetition from those that come with the course. */
export async function twTtbarSample(seed: number = studentSeed()): Promise<TwTtbarSample> {
  checkSeed(seed);
  const pools = await readTwTtbar();
  const drawn = twTtbarIds.map((id) => {
    const open = partOf(pools[id], "open");
    const order = shuffled(open.nRows, streamOf(seed, `tw-ttbar/${id}`));
    const middle = sizes.training + sizes.testing;
    return {
      training: rowsOf(open, order.subarray(0, sizes.training)),
      testing: rowsOf(open, order.subarray(sizes.training, middle)),
    };
  });
  const [tw, ttbar] = drawn as [(typeof drawn)[number], (typeof drawn)[number]]; // two ids
  return {
    training: mixture(tw.training, ttbar.training, `${seed}/training`),
    testing: mixture(tw.testing, ttbar.testing, `${seed}/testing`),
    expected: { tw: pools.tw.expected, ttbar: pools.ttbar.expected },
  };
}

/** Events on which a student's scores are judged, in an order of the student's own. For judges. */
export async function hiddenTwTtbar(seed: number): Promise<Labelled> {
  const { tw, ttbar } = await readTwTtbar();
  return mixture(partOf(tw, "hidden"), partOf(ttbar, "hidden"), `${seed}/hidden`);
}

/** Signal and background in one sample, shuffled. */
export function mixture(signal: Features, background: Features, stream: string): Labelled {
  const features = joinRows(signal, background);
  const labels = Uint8Array.from({ length: features.nRows }, (_, i) => (i < signal.nRows ? 1 : 0));
  return labelledRows({ features, labels }, shuffled(features.nRows, streamOf(0, stream)));
}

/** Per event how many of 36.1 fb⁻¹ it stands for: the expected events of its kind over the number of its kind here. */
export function luminosityWeights(
  labels: ArrayLike<number>,
  { tw, ttbar }: Readonly<Record<TwTtbarId, number>>,
): Float64Array {
  const signals = Array.from(labels).filter((label) => label === 1).length;
  const [ofSignal, ofBackground] = [tw / signals, ttbar / (labels.length - signals)];
  return Float64Array.from(labels, (label) => (label === 1 ? ofSignal : ofBackground));
}
