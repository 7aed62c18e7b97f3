interface Muon {
  pt: number;
  eta: number;
  phi: number;
}

const momentum = ({ pt, eta, phi }: Muon) => [
  pt * Math.cos(phi),
  pt * Math.sin(phi),
  pt * Math.sinh(eta),
];
const energy = (p: number[]) => Math.sqrt(p[0] ** 2 + p[1] ** 2 + p[2] ** 2 + muonMass ** 2);

function pairMass(a: Muon, b: Muon): number | undefined {
  const [pa, pb] = [momentum(a), momentum(b)];
  const e = energy(pa) + energy(pb);
  const p2 = (pa[0] + pb[0]) ** 2 + (pa[1] + pb[1]) ** 2 + (pa[2] + pb[2]) ** 2;
  return Math.sqrt(e ** 2 - p2);
}
