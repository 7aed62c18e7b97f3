import { type EventTable, jagged, valuesOf } from "../../event/index.ts";

/** One object as a person would write it down. */
export interface Thing {
  readonly pt: number;
  readonly eta: number;
  readonly phi: number;
  readonly m: number;
  readonly charge: number;
  readonly type: number;
  readonly isolation: number;
  readonly btag: number;
}

/** What the example does to one event. */
export interface Verdict {
  /** Cuts passed, in the order of the cutflow, before the regions: trigger, vertex, two leptons, charges. */
  readonly common: number;
  readonly regions: readonly string[];
  readonly mass: number;
  readonly met: number;
  readonly nBJets: number;
  readonly nLeptons: number;
}

/** Changes of momenta: jets and electrons times these. */
export interface Scales {
  readonly jets: number;
  readonly electrons: number;
}

/** The example of docs/analysis.md once more, for one event, slowly and plainly. */
export function slowVerdict(
  table: EventTable,
  i: number,
  { jets: jetScale, electrons: electronScale }: Scales = { jets: 1, electrons: 1 },
): Verdict {
  const number = (name: string): number => (table.columns[name] as Float64Array)[i]!;
  const rawLeptons = thingsIn(table, "lep", i).map((lepton) =>
    lepton.type === 11 ? scaled(lepton, electronScale) : lepton,
  );
  const rawJets = thingsIn(table, "jet", i).map((jet) => scaled(jet, jetScale));
  const isGood = (lepton: Thing): boolean => {
    const eta = Math.abs(lepton.eta);
    if (lepton.pt <= 25 || lepton.isolation >= 0.15) return false;
    return lepton.type === 13 ? eta < 2.5 : eta < 2.47 && (eta < 1.37 || eta > 1.52);
  };
  const isGoodJet = (jet: Thing): boolean => jet.pt > 25 && Math.abs(jet.eta) < 2.5;
  const good = rawLeptons.filter(isGood);
  const clean = withoutOverlaps(
    good.filter(({ type }) => type === 11),
    good.filter(({ type }) => type === 13),
    rawJets.filter(isGoodJet),
  );
  const leptons = [...clean.electrons, ...clean.muons].sort((a, b) => b.pt - a.pt);
  const [first, second] = leptons;
  const mass = first && second ? pairMass(first, second) : Number.NaN;
  const tags = clean.jets.filter(({ btag }) => btag >= 2).length;
  const cuts = [
    number("trigger") === 1,
    number("n_vertices") >= 1,
    leptons.length === 2,
    first !== undefined && second !== undefined && first.charge * second.charge < 0,
  ];
  const failed = cuts.indexOf(false);
  const isPeak = mass > 66 && mass < 116;
  const isEmu = clean.electrons.length === 1 && clean.muons.length === 1;
  const regions = {
    ee: clean.electrons.length === 2 && isPeak,
    mumu: clean.muons.length === 2 && isPeak,
    emu1b: isEmu && tags === 1,
    emu2b: isEmu && tags === 2,
    emu0b: isEmu && tags === 0,
  };
  const isCounted = (before: Thing, after: readonly Thing[], isChosen: boolean): boolean =>
    !isChosen || after.includes(before);
  const gained = [
    ...rawJets
      .filter((jet) => isCounted(jet, clean.jets, isGoodJet(jet)))
      .map((jet) => ({ jet, by: 1 - 1 / jetScale })),
    ...rawLeptons
      .filter((lepton) => lepton.type === 11 && isCounted(lepton, clean.electrons, isGood(lepton)))
      .map((jet) => ({ jet, by: 1 - 1 / electronScale })),
  ];
  let [x, y] = [
    number("met_et") * Math.cos(number("met_phi")),
    number("met_et") * Math.sin(number("met_phi")),
  ];
  for (const { jet, by } of gained) {
    x -= by * jet.pt * Math.cos(jet.phi);
    y -= by * jet.pt * Math.sin(jet.phi);
  }
  return {
    common: failed < 0 ? cuts.length : failed,
    regions: failed < 0 ? Object.entries(regions).flatMap(([name, is]) => (is ? [name] : [])) : [],
    ...{ mass, met: Math.hypot(x, y), nBJets: tags, nLeptons: leptons.length },
  };
}

function thingsIn(table: EventTable, prefix: "lep" | "jet", event: number): Thing[] {
  const list = (name: string): ArrayLike<number> => {
    const column = `${prefix}_${name}`;
    return column in table.columns ? valuesOf(jagged(table, column), event) : [];
  };
  const [pt, eta, phi, m] = [list("pt"), list("eta"), list("phi"), list("m")];
  const [charge, type, isolation, btag] = [
    list("charge"),
    list("type"),
    list("isolation"),
    list("btag"),
  ];
  return Array.from(pt, (_, k) => ({
    ...{ pt: pt[k]!, eta: eta[k]!, phi: phi[k]!, charge: charge[k] ?? 0, type: type[k] ?? 0 },
    ...{ isolation: isolation[k] ?? 0, btag: btag[k] ?? 0 },
    m: m[k] ?? (type[k] === 11 ? 0.00051099895 : 0.1056583755),
  }));
}

function scaled(thing: Thing, by: number): Thing {
  return { ...thing, pt: thing.pt * by, m: thing.type === 0 ? thing.m * by : thing.m };
}

function withoutOverlaps(
  electrons: readonly Thing[],
  muons: readonly Thing[],
  jets: readonly Thing[],
): {
  readonly electrons: readonly Thing[];
  readonly muons: readonly Thing[];
  readonly jets: readonly Thing[];
} {
  const near = (a: Thing, b: Thing, distance: number): boolean => {
    const turn = Math.atan2(Math.sin(a.phi - b.phi), Math.cos(a.phi - b.phi));
    return Math.hypot(rapidity(a) - rapidity(b), turn) < distance;
  };
  const alone = electrons.filter((e) => !muons.some((m) => near(e, m, 0.01)));
  const leftJets = jets.filter((j) => !alone.some((e) => near(j, e, 0.2)));
  return {
    electrons: alone.filter((e) => !leftJets.some((j) => near(e, j, 0.4))),
    muons: muons.filter((m) => !leftJets.some((j) => near(m, j, 0.4))),
    jets: leftJets,
  };
}

function energyOf({ pt, eta, m }: Thing): number {
  return Math.sqrt((pt * Math.cosh(eta)) ** 2 + m * m);
}

function rapidity(thing: Thing): number {
  const [e, pz] = [energyOf(thing), thing.pt * Math.sinh(thing.eta)];
  return 0.5 * Math.log((e + pz) / (e - pz));
}

function pairMass(a: Thing, b: Thing): number {
  const x = a.pt * Math.cos(a.phi) + b.pt * Math.cos(b.phi);
  const y = a.pt * Math.sin(a.phi) + b.pt * Math.sin(b.phi);
  const z = a.pt * Math.sinh(a.eta) + b.pt * Math.sinh(b.eta);
  return Math.sqrt((energyOf(a) + energyOf(b)) ** 2 - x * x - y * y - z * z);
}
