import type { Jagged } from "../../event/index.ts";
import { energyOf, type Layout, leptonMass } from "./layout.ts";
import { type FileColumns, number, ones, type Source } from "./sources.ts";

/** Value of lepton number n of an event: from its columns, which end with n. */
type OfLepton = (values: readonly number[]) => number;

/** So many leptons in each event, the highest pT first. */
function leptons(numbers: readonly string[], quantities: readonly string[], of: OfLepton): Source {
  return {
    needs: numbers.flatMap((n) => ["pt", ...quantities].map((quantity) => quantity + n)),
    make: (file) => inOrder(file, numbers, quantities, of),
  };
}

function inOrder(
  file: FileColumns,
  numbers: readonly string[],
  quantities: readonly string[],
  of: OfLepton,
): Jagged {
  const pts = numbers.map((n) => file.number(`pt${n}`));
  const columns = numbers.map((n) => quantities.map((quantity) => file.number(quantity + n)));
  const each = numbers.length;
  const values = new Float64Array(each * file.nEvents);
  for (let i = 0; i < file.nEvents; i++) {
    const order = numbers.map((_, k) => k).sort((a, b) => pts[b]![i]! - pts[a]![i]!);
    for (const [place, k] of order.entries()) {
      values[each * i + place] = of(columns[k]!.map((column) => column[i]!));
    }
  }
  return { offsets: Uint32Array.from({ length: file.nEvents + 1 }, (_, i) => each * i), values };
}

const value: OfLepton = ([x]) => x!;

/** CMS's CSV files for education with `nLeptons` leptons, each with its own columns: pt1, eta1, … GeV. */
function withLeptons(
  name: string,
  numbers: readonly string[],
  type: number | "PID",
  recognises: Layout["recognises"],
): Layout {
  const mass = (pid: number): number =>
    Math.abs(pid) === 11 ? leptonMass.electron : leptonMass.muon;
  const ofType: Source =
    type === "PID"
      ? leptons(numbers, ["PID"], ([pid]) => Math.abs(pid!))
      : leptons(numbers, [], () => type);
  const energy =
    type === "PID"
      ? []
      : [leptons(numbers, ["pt", "eta"], ([pt, eta]) => energyOf(mass(type))(pt!, eta!))];
  return {
    name,
    recognises,
    sources: {
      run: number("Run"),
      event: number("Event"),
      weight: ones,
      lep_pt: leptons(numbers, ["pt"], value),
      lep_eta: leptons(numbers, ["eta"], value),
      lep_phi: leptons(numbers, ["phi"], value),
      lep_e: [leptons(numbers, ["E"], value), ...energy],
      lep_charge: leptons(numbers, ["Q"], value),
      lep_type: ofType,
      met_et: number("MET"),
      met_phi: number("phiMET"),
    },
  };
}

const fourLeptons = withLeptons(
  "CMS education CSV, four leptons",
  ["1", "2", "3", "4"],
  "PID",
  (columns) => columns.has("PID4") && columns.has("pt4") && columns.has("Run"),
);

const dielectrons = withLeptons(
  "CMS education CSV, two electrons",
  ["1", "2"],
  11,
  (columns) => columns.has("pt2") && columns.has("sigmaEtaEta1") && columns.has("Run"),
);

const dimuons = withLeptons(
  "CMS education CSV, two muons",
  ["1", "2"],
  13,
  (columns) => columns.has("pt2") && columns.has("Q2") && columns.has("Run"),
);

const muonAndNeutrino = withLeptons(
  "CMS education CSV, a muon and missing momentum",
  [""],
  13,
  (columns) => columns.has("pt") && columns.has("MET") && columns.has("Run"),
);

/** The kinds of CMS's CSV files for education. */
export const cmsEducation: readonly Layout[] = [fourLeptons, dielectrons, dimuons, muonAndNeutrino];
