import { atlasRun2 } from "../detector/cards/atlas-run2.ts";
import { tagRate } from "../detector/measure/tag-jet.ts";
import { binsOf, channelNames, massEdges } from "./cuts.ts";
import type { Discriminant } from "./discriminant.ts";
import { type Features, featuresOf } from "./lepton-and-jets.ts";
import type { LooseEvent, LooseJet } from "./loose-event.ts";
import { type Chosen, choicesOf } from "./regions.ts";

/** An event in a bin: what it adds to a template. */
export interface Row extends Chosen {
  readonly event: LooseEvent;
  readonly features: Features;
  /** Place of the bin among the 44 of all channels. */
  readonly bin: number;
  /** Probability of its trigger and tags. */
  readonly weight: number;
  /** Share of signal among such events, 0 to 1. */
  readonly score: number;
}

/** First bin of each channel, and one past the last. */
export const channelStarts: readonly number[] = [...channelNames, ""].map((_, c) =>
  channelNames.slice(0, c).reduce((sum, name) => sum + binsOf(name), 0),
);

export const BINS: number = channelStarts.at(-1)!;

const tightest = atlasRun2.tags.at(-1)!; // 60 %

/** Probability that the jet is tagged at the 60 % point. */
export function tagProbability({ flavour, pt, eta }: LooseJet): number {
  if (Math.abs(eta) >= atlasRun2.tagEtaMax) return 0;
  if (flavour === 5) return tagRate(tightest.b, pt);
  return tagRate(flavour === 4 || flavour === 15 ? tightest.c : tightest.light, pt);
}

/** All rows of an event; instead of drawing which jet is tagged, both are taken with their probabilities. */
export function rowsOf(event: LooseEvent, discriminant: Discriminant): Row[] {
  return choicesOf(event).map((chosen) => rowOf(event, chosen, discriminant));
}

function rowOf(event: LooseEvent, chosen: Chosen, discriminant: Discriminant): Row {
  const { tagged, other, region } = chosen;
  const features = featuresOf(event, tagged, other);
  const score = discriminant(features);
  const inChannel = region === "SR" ? scoreBin(score) : massBin(features.transverseMass);
  const channel = channelNames.indexOf(`${region}${event.lepton.charge > 0 ? "+" : "-"}`);
  return {
    ...chosen,
    ...{ event, features, score },
    bin: channelStarts[channel]! + inChannel,
    weight: triggerOf(event) * tagProbability(tagged) * (1 - tagProbability(other)),
  };
}

const triggerOf = ({ lepton }: LooseEvent): number =>
  lepton.isMuon ? atlasRun2.trigger.muonEfficiency : atlasRun2.trigger.electronEfficiency;

const scoreBin = (score: number): number => Math.min(9, Math.floor(10 * score));

const massBin = (mass: number): number => massEdges.findLastIndex((edge) => mass >= edge);
