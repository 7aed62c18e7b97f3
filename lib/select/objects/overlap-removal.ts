/** Objects of one kind, event by event. */
export interface Objects {
  /** Where each event's objects begin, and the end of the last. Shape: (events + 1). */
  readonly offsets: Uint32Array;
  /** [GeV] */
  readonly pt: Float64Array;
  /** Rapidity; for what weighs next to nothing the pseudorapidity. */
  readonly y: Float64Array;
  readonly phi: Float64Array;
}

/** Jets, with the number of their tracks where it is known. */
export interface Jets extends Objects {
  readonly nTracks?: Float64Array;
}

export interface OverlapOptions {
  /** An electron this near to a muon shares its track. Default: 0.01. */
  readonly sameTrack?: number;
  /** A jet this near to an electron is the electron. Default: 0.2. */
  readonly sameObject?: number;
  /** A lepton this near to a jet comes from it. Default: 0.4. */
  readonly insideJet?: number;
  /** A jet near to a muon with fewer tracks is the muon's photons. Default: 3. */
  readonly minTracks?: number;
}

/** 1 for each object that is kept. */
export interface Kept {
  readonly electrons: Uint8Array;
  readonly muons: Uint8Array;
  readonly jets: Uint8Array;
}

/**
 * Lets every signal in the detector be one object only, in the order of ATLAS: electrons that share a
 * muon's track go; then jets that are an electron; electrons inside the jets left; jets of few tracks that
 * are a muon; muons inside the jets left. Distances are √(Δy² + Δφ²). Where the number of tracks is not
 * known, no jet goes for a muon. Steps, cones (InnerDR 0.2, OuterDR 0.4), tracks (NumJetTrk 3) and the use of
 * rapidity are the defaults of ATLAS's public AssociationUtils: its tools EleMuSharedTrk, EleJet and MuJet.
 */
export function removeOverlaps(
  electrons: Objects,
  muons: Objects,
  jets: Jets,
  options: OverlapOptions = {},
): Kept {
  const { sameTrack = 0.01, sameObject = 0.2, insideJet = 0.4, minTracks = 3 } = options;
  const kept: Kept = {
    electrons: new Uint8Array(electrons.pt.length).fill(1),
    muons: new Uint8Array(muons.pt.length).fill(1),
    jets: new Uint8Array(jets.pt.length).fill(1),
  };
  const { nTracks } = jets;
  const nEvents = electrons.offsets.length - 1;
  for (let event = 0; event < nEvents; event++) {
    drop(event, electrons, kept.electrons, muons, kept.muons, sameTrack);
    drop(event, jets, kept.jets, electrons, kept.electrons, sameObject);
    drop(event, electrons, kept.electrons, jets, kept.jets, insideJet);
    if (nTracks) {
      drop(
        event,
        jets,
        kept.jets,
        muons,
        kept.muons,
        sameObject,
        (jet) => nTracks[jet]! < minTracks,
      );
    }
    drop(event, muons, kept.muons, jets, kept.jets, insideJet);
  }
  return kept;
}

/** Drops the objects of one event that lie within `distance` of another kind's, both still kept. */
function drop(
  event: number,
  objects: Objects,
  kept: Uint8Array,
  others: Objects,
  keptOthers: Uint8Array,
  distance: number,
  mayGo: (object: number) => boolean = () => true,
): void {
  for (let i = objects.offsets[event]!; i < objects.offsets[event + 1]!; i++) {
    if (kept[i] === 0 || !mayGo(i)) continue;
    for (let k = others.offsets[event]!; k < others.offsets[event + 1]!; k++) {
      if (keptOthers[k] === 1 && distance2(objects, i, others, k) < distance * distance) {
        kept[i] = 0;
        break;
      }
    }
  }
}

function distance2(a: Objects, i: number, b: Objects, k: number): number {
  const dy = a.y[i]! - b.y[k]!;
  const apart = Math.abs(a.phi[i]! - b.phi[k]!) % (2 * Math.PI);
  const dPhi = Math.min(apart, 2 * Math.PI - apart);
  return dy * dy + dPhi * dPhi;
}
