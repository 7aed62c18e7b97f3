// Writes anti-kt.json: anti-kT jets of random particles as FastJet finds them.
// g++ -O2 anti-kt.cc $(fastjet-config --cxxflags) -lfastjet -o anti-kt && ./anti-kt > anti-kt.json
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include "fastjet/ClusterSequence.hh"

using namespace fastjet;

static double rounded(double x) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", x);
  return std::atof(text);
}

int main() {
  std::mt19937_64 generator(7);
  auto u = [&] { return std::uniform_real_distribution<double>(0, 1)(generator); };
  std::printf("{\n\"program\": \"FastJet 3.4.0\", \"radius\": 0.4, \"ptMin\": 5,\n\"events\": [\n");
  const int sizes[] = {1, 2, 5, 5, 20, 20, 20, 60, 60, 200, 300};
  bool first = true;
  for (int size : sizes) {
    std::vector<PseudoJet> in;
    for (int i = 0; i < size; i++) {
      double pt = 0.5 + std::exp(4 * u() * u()), y = 8 * (u() - 0.5), phi = 2 * M_PI * u();
      if (i > 0 && u() < 0.5) {  // half of them near another
        y = in[i / 2].rap() + 0.4 * (u() - 0.5);
        phi = in[i / 2].phi() + 0.4 * (u() - 0.5);
      }
      double m = u() < 0.5 ? 0.01 : 0.14, px = rounded(pt * std::cos(phi)), py = rounded(pt * std::sin(phi)),
             pz = rounded(std::sqrt(pt * pt + m * m) * std::sinh(y));
      in.push_back(PseudoJet(px, py, pz, rounded(std::sqrt(px * px + py * py + pz * pz + m * m))));
    }
    ClusterSequence cluster(in, JetDefinition(antikt_algorithm, 0.4));
    auto jets = sorted_by_pt(cluster.inclusive_jets(5.0));
    auto index = cluster.particle_jet_indices(jets);
    std::printf("%s{\"particles\": [", first ? "" : ",\n");
    first = false;
    for (int i = 0; i < size; i++)
      std::printf("%s[%.6g,%.6g,%.6g,%.6g]", i ? "," : "", in[i].px(), in[i].py(), in[i].pz(), in[i].e());
    std::printf("],\n\"jets\": [");
    for (size_t i = 0; i < jets.size(); i++)
      std::printf("%s[%.12g,%.12g,%.12g,%.12g]", i ? "," : "", jets[i].px(), jets[i].py(), jets[i].pz(), jets[i].e());
    std::printf("],\n\"jetOf\": [");
    for (int i = 0; i < size; i++) std::printf("%s%d", i ? "," : "", index[i]);
    std::printf("]}");
  }
  std::printf("\n]\n}\n");
}
