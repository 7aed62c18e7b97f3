/** The jets of one event, hardest first; the arrays are filled anew by every `cluster`. */
export interface JetFinder extends Jets {
  /**
   * Clusters the first `n` particles, given by their momenta [GeV], and returns how many jets have
   * more than the least transverse momentum.
   */
  cluster(n: number, px: Column, py: Column, pz: Column, e: Column): number;
}

type Column = ArrayLike<number>;

export interface Jets {
  readonly px: Float64Array;
  readonly py: Float64Array;
  readonly pz: Float64Array;
  readonly e: Float64Array;
  /** Index of the jet that each particle went into, −1 where that jet is too soft. */
  readonly jetOf: Int32Array;
}

/** Pseudojets, each under the number of one of the particles it is made of. */
export interface Pseudojets {
  readonly px: Float64Array;
  readonly py: Float64Array;
  readonly pz: Float64Array;
  readonly e: Float64Array;
  /** 1/pT², the anti-kT weight. */
  readonly weight: Float64Array;
  /** The number that it was merged into; its own while it stands. */
  readonly into: Int32Array;
}

export function emptyPseudojets(capacity: number): Pseudojets {
  const reals = (): Float64Array => new Float64Array(capacity);
  return {
    ...{ px: reals(), py: reals(), pz: reals(), e: reals() },
    ...{ weight: reals(), into: new Int32Array(capacity) },
  };
}

/** Merges pseudojet `i` into `k`: momenta add up (E-scheme). */
export function merge({ px, py, pz, e, into }: Pseudojets, i: number, k: number): void {
  px[k]! += px[i]!;
  py[k]! += py[i]!;
  pz[k]! += pz[i]!;
  e[k]! += e[i]!;
  into[i] = k;
}

/** Makes a finder of a way to merge the first n particles of `work`. */
export function jetFinder(
  work: Pseudojets,
  ptMin: number,
  mergeAll: (n: number) => void,
): JetFinder {
  const capacity = work.px.length;
  const reals = (): Float64Array => new Float64Array(capacity);
  const jets = { px: reals(), py: reals(), pz: reals(), e: reals() };
  const jetOf = new Int32Array(capacity);
  const order = new Int32Array(capacity);
  const largest = ptMin > 0 ? 1 / (ptMin * ptMin) : Number.POSITIVE_INFINITY;
  return {
    ...jets,
    jetOf,
    cluster(n, px, py, pz, e) {
      if (n > capacity) {
        throw new RangeError(`Cannot cluster ${n} particles: there is room for ${capacity}`);
      }
      for (let i = 0; i < n; i++) {
        work.px[i] = px[i]!;
        work.py[i] = py[i]!;
        work.pz[i] = pz[i]!;
        work.e[i] = e[i]!;
        work.into[i] = i;
      }
      mergeAll(n);
      const count = sortJets(work, n, largest, order);
      for (let i = 0; i < n; i++) jetOf[i] = -1;
      for (let jet = 0; jet < count; jet++) {
        const i = order[jet]!;
        jets.px[jet] = work.px[i]!;
        jets.py[jet] = work.py[i]!;
        jets.pz[jet] = work.pz[i]!;
        jets.e[jet] = work.e[i]!;
        jetOf[i] = jet;
      }
      for (let i = 0; i < n; i++) jetOf[i] = jetOf[rootOf(work, i)]!;
      return count;
    },
  };
}

/** The pseudojet that holds particle `i`. */
function rootOf({ into }: Pseudojets, i: number): number {
  let root = i;
  while (into[root] !== root) root = into[root]!;
  return root;
}

/** Numbers of the pseudojets that stand and weigh less than `largest`, hardest first; returns how many. */
function sortJets(
  { into, weight }: Pseudojets,
  n: number,
  largest: number,
  order: Int32Array,
): number {
  let count = 0;
  for (let i = 0; i < n; i++) {
    if (into[i] !== i || !(weight[i]! < largest)) continue;
    let at = count++;
    while (at > 0 && weight[order[at - 1]!]! > weight[i]!) {
      order[at] = order[at - 1]!;
      at--;
    }
    order[at] = i;
  }
  return count;
}
