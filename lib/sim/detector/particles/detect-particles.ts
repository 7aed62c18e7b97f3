import type { EventRecord } from "../../../event/index.ts";
import { push } from "../../growing-column.ts";
import type { DetectorCard } from "../cards/detector-card.ts";
import { type Detector, detectView } from "../detect-event.ts";
import type { DetectedColumns } from "../detected-columns.ts";
import { type DetectorOptions, detectorState } from "../detector-state.ts";
import { endEvent } from "../event-columns.ts";
import { type EventView, viewEvent } from "../event-view.ts";
import type { JetFinder } from "../jets/jet-finder.ts";
import { manyJets } from "../jets/many-jets.ts";
import { addUnderlying, fragment } from "./fragment.ts";
import { emptyFlow, type FlowList, jetResponse, measureParticles } from "./particle-flow.ts";
import { emptyParticles } from "./particle-list.ts";

/** pT below which nothing is looked at as a jet [GeV]. */
const JET_FLOOR = 5;

/**
 * The detector that looks inside jets: partons become hadrons, hadrons tracks and showers, and jets are
 * found among those, with their list (`particle_…` columns) beside the objects of the fast detector. The list
 * is that of the hard collision: other collisions enter jets as the noise of their card, not as particles.
 * Radiation should go down to 1 GeV (`prepareRadiation({ cut: 1 })`).
 */
export function prepareParticleDetector(
  card: DetectorCard,
  options: DetectorOptions = {},
): Detector {
  const finder = manyJets(card.jets.radius, JET_FLOOR);
  const state = detectorState(card, options, "measured", finder);
  const { view, seen } = state;
  const particles = emptyParticles();
  const flow = emptyFlow();
  const calibration = 1 / jetResponse(card);
  return {
    card,
    detect(random, record, out) {
      viewEvent(record, view);
      const isWhole = fragment(random, record, particles);
      if (!isWhole) addUnderlying(random, card, particles);
      measureParticles(random, card, particles, flow);
      takeParticles(record, view, flow, calibration);
      detectView(random, state, record, out);
      writeParticles(flow, finder, seen.jets.order, seen.jetOfCluster, out);
      endEvent(out);
    },
  };
}

/** Puts the measured list into the place of the partons. */
function takeParticles(
  record: EventRecord,
  view: EventView,
  flow: FlowList,
  calibration: number,
): void {
  view.visibleX = 0;
  view.visibleY = 0;
  for (let k = 0; k < view.nLeptons; k++) addVisible(record, view, view.lepton[k]!);
  for (let k = 0; k < view.nPhotons; k++) addVisible(record, view, view.photon[k]!);
  view.nParticles = flow.n;
  for (let k = 0; k < flow.n; k++) {
    view.px[k] = calibration * flow.px[k]!;
    view.py[k] = calibration * flow.py[k]!;
    view.pz[k] = calibration * flow.pz[k]!;
    view.e[k] = calibration * flow.e[k]!;
    view.flavour[k] = flow.flavour[k]!;
    view.visibleX += view.px[k]!;
    view.visibleY += view.py[k]!;
  }
}

function addVisible({ px, py }: EventRecord, view: EventView, i: number): void {
  view.visibleX += px[i]!;
  view.visibleY += py[i]!;
}

/** Writes the list; jets are numbered as in the jet columns, −1 for what is in none of them. */
function writeParticles(
  flow: FlowList,
  { jetOf }: JetFinder,
  order: Int32Array,
  jetOfCluster: Int32Array,
  { particle }: DetectedColumns,
): void {
  if (!particle) return;
  const [px, py, pz, e, dxy, charge, id, jet] = particle.all;
  for (let k = 0; k < flow.n; k++) {
    push(px!, flow.px[k]!);
    push(py!, flow.py[k]!);
    push(pz!, flow.pz[k]!);
    push(e!, flow.e[k]!);
    push(dxy!, flow.dxy[k]!);
    push(charge!, flow.charge[k]!);
    push(id!, flow.id[k]!);
    const cluster = jetOf[k]!;
    const place = cluster < 0 ? -1 : jetOfCluster[cluster]!;
    push(jet!, place < 0 ? -1 : order.indexOf(place));
  }
}
