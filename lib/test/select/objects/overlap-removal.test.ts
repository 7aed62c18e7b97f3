import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Jets,
  type Objects,
  removeOverlaps,
} from "../../../select/objects/overlap-removal.ts";

/** One object as a person would write it down. */
interface Thing {
  readonly pt: number;
  readonly y: number;
  readonly phi: number;
  readonly nTracks?: number;
}

interface Event {
  readonly electrons: readonly Thing[];
  readonly muons: readonly Thing[];
  readonly jets: readonly Thing[];
}

function columns(events: readonly (readonly Thing[])[]): Objects {
  const all = events.flat();
  const ends = events.map((_, i) => events.slice(0, i + 1).flat().length);
  const pick = (of: (thing: Thing) => number): Float64Array => Float64Array.from(all, of);
  return {
    offsets: Uint32Array.from([0, ...ends]),
    ...{ pt: pick(({ pt }) => pt), y: pick(({ y }) => y), phi: pick(({ phi }) => phi) },
  };
}

/** Those that are kept, in lists of things. */
function kept(events: readonly Event[], withTracks = true): Event[] {
  const [electrons, muons] = [
    columns(events.map((e) => e.electrons)),
    columns(events.map((e) => e.muons)),
  ];
  const list = events.map(({ jets }) => jets);
  const jets: Jets = {
    ...columns(list),
    ...(withTracks && { nTracks: Float64Array.from(list.flat(), ({ nTracks }) => nTracks ?? 10) }),
  };
  const flags = removeOverlaps(electrons, muons, jets);
  const [e, m, j] = [[...flags.electrons], [...flags.muons], [...flags.jets]];
  return events.map((event) => ({
    electrons: event.electrons.filter(() => e.shift() === 1),
    muons: event.muons.filter(() => m.shift() === 1),
    jets: event.jets.filter(() => j.shift() === 1),
  }));
}

/** The rules once more, event by event and thing by thing, with distances from complex numbers. */
function slowly(event: Event, withTracks = true): Event {
  const near = (a: Thing, b: Thing, distance: number): boolean => {
    const turn = Math.atan2(Math.sin(a.phi - b.phi), Math.cos(a.phi - b.phi));
    return Math.sqrt((a.y - b.y) ** 2 + turn ** 2) < distance;
  };
  let { electrons, muons, jets } = event;
  electrons = electrons.filter((e) => !muons.some((m) => near(e, m, 0.01)));
  jets = jets.filter((j) => !electrons.some((e) => near(j, e, 0.2)));
  electrons = electrons.filter((e) => !jets.some((j) => near(e, j, 0.4)));
  if (withTracks) {
    jets = jets.filter((j) => (j.nTracks ?? 10) >= 3 || !muons.some((m) => near(j, m, 0.2)));
  }
  muons = muons.filter((m) => !jets.some((j) => near(m, j, 0.4)));
  return { electrons, muons, jets };
}

const at = (y: number, phi: number, nTracks?: number): Thing => ({
  ...{ pt: 30, y, phi },
  ...(nTracks !== undefined && { nTracks }),
});
const event = (parts: Partial<Event>): Event => ({ electrons: [], muons: [], jets: [], ...parts });

describe("one signal in the detector is one object:", () => {
  test.each<[string, Event, Event]>([
    [
      "an electron on a muon's track is the muon's bremsstrahlung",
      event({ electrons: [at(0, 0)], muons: [at(0.005, 0)] }),
      event({ muons: [at(0.005, 0)] }),
    ],
    [
      "a jet within 0.2 of an electron is the electron",
      event({ electrons: [at(1, 2)], jets: [at(1.1, 2.1)] }),
      event({ electrons: [at(1, 2)] }),
    ],
    [
      "an electron between 0.2 and 0.4 from a jet comes from it",
      event({ electrons: [at(1, 2)], jets: [at(1.3, 2)] }),
      event({ jets: [at(1.3, 2)] }),
    ],
    [
      "a jet of two tracks on a muon is its photons",
      event({ muons: [at(0, 1)], jets: [at(0, 1.1, 2)] }),
      event({ muons: [at(0, 1)] }),
    ],
    [
      "a muon inside a jet of three tracks comes from it",
      event({ muons: [at(0, 1)], jets: [at(0, 1.1, 3)] }),
      event({ jets: [at(0, 1.1, 3)] }),
    ],
    [
      "φ = 3.1 and −3.1 are neighbours",
      event({ electrons: [at(0, 3.1)], jets: [at(0, -3.1)] }),
      event({ electrons: [at(0, 3.1)] }),
    ],
    [
      "a jet that went for an electron takes no muon with it",
      event({ electrons: [at(0, 0)], muons: [at(0, 0.35)], jets: [at(0, 0.1)] }),
      event({ electrons: [at(0, 0)], muons: [at(0, 0.35)] }),
    ],
    [
      "an electron that went for a muon takes no jet with it, but the jet takes the muon",
      event({ electrons: [at(0, 0)], muons: [at(0, 0.005)], jets: [at(0, 0.1)] }),
      event({ jets: [at(0, 0.1)] }),
    ],
  ])("%s", (_, before, after) => {
    expect(kept([before])).toEqual([after]);
    expect(slowly(before)).toEqual(after);
  });

  test("where tracks are not counted, a muon in a jet always goes", () => {
    const both = event({ muons: [at(0, 1)], jets: [at(0, 1.1, 0)] });
    expect(kept([both], false)).toEqual([event({ jets: [at(0, 1.1, 0)] })]);
  });
});

/** Crowded, so that most objects have a neighbour. */
const thing = fc.record({
  pt: fc.double({ min: 10, max: 200, noNaN: true }),
  y: fc.double({ min: -0.6, max: 0.6, noNaN: true }),
  phi: fc.oneof(
    fc.double({ min: -0.6, max: 0.6, noNaN: true }),
    fc.double({ min: 2.9, max: Math.PI, noNaN: true }),
    fc.double({ min: -Math.PI, max: -2.9, noNaN: true }),
  ),
  nTracks: fc.integer({ min: 0, max: 6 }),
});
const things = fc.array(thing, { maxLength: 5 });
const events = fc.array(fc.record({ electrons: things, muons: things, jets: things }), {
  maxLength: 6,
});

test("is what a slow and obvious program makes of it, event by event", () => {
  fc.assert(
    fc.property(events, fc.boolean(), (all, withTracks) => {
      expect(kept(all, withTracks)).toEqual(all.map((one) => slowly(one, withTracks)));
    }),
    { numRuns: 400 },
  );
});

test("no kept lepton is near a kept jet, and nothing goes that is alone", () => {
  fc.assert(
    fc.property(events, (all) => {
      for (const [i, { electrons, muons, jets }] of kept(all).entries()) {
        for (const lepton of [...electrons, ...muons]) {
          for (const jet of jets) {
            const turn = Math.abs(lepton.phi - jet.phi);
            const away = Math.hypot(lepton.y - jet.y, Math.min(turn, 2 * Math.PI - turn));
            expect(away).toBeGreaterThanOrEqual(0.4);
          }
        }
        const { electrons: only, muons: noMuons, jets: noJets } = all[i]!;
        if (noMuons.length + noJets.length === 0) expect(electrons).toEqual(only);
      }
    }),
  );
});
