// Writes hepmc3.hepmc: two small events, as HepMC3's own library writes them, one in MeV and cm.
// g++ -O2 hepmc3.cc -lHepMC3 -o hepmc3 && ./hepmc3
#include "HepMC3/GenEvent.h"
#include "HepMC3/GenParticle.h"
#include "HepMC3/GenVertex.h"
#include "HepMC3/WriterAscii.h"

using namespace HepMC3;

static GenParticlePtr particle(double px, double py, double pz, double e, int pdg, int status) {
  return std::make_shared<GenParticle>(FourVector(px, py, pz, e), pdg, status);
}

static void write(WriterAscii& out, int number, Units::MomentumUnit momentum, Units::LengthUnit length) {
  GenEvent event(Units::GEV, Units::MM);
  event.set_event_number(number);
  event.weights().push_back(2.5);
  auto proton1 = particle(0, 0, 6500, 6500, 2212, 4), proton2 = particle(0, 0, -6500, 6500, 2212, 4);
  auto quark = particle(0, 0, 60, 60, 1, 21), antiquark = particle(0, 0, -40, 40, -1, 21);
  auto z = particle(0, 0, 20, 100, 23, 22);
  auto minus = particle(30, 40, 10, 50.99019513592785, 13, 1), plus = particle(-30, -40, 10, 50.99019513592785, -13, 2);
  auto kept = particle(-30, -40, 9, 50.5, -13, 1), photon = particle(0, 0, 1, 1, 22, 1);
  auto left = std::make_shared<GenVertex>(), right = std::make_shared<GenVertex>(), hard = std::make_shared<GenVertex>(),
       decay = std::make_shared<GenVertex>(FourVector(0.5, -0.25, 2, 3)), late = std::make_shared<GenVertex>();
  left->add_particle_in(proton1), left->add_particle_out(quark);
  right->add_particle_in(proton2), right->add_particle_out(antiquark);
  hard->add_particle_in(quark), hard->add_particle_in(antiquark), hard->add_particle_out(z);
  decay->add_particle_in(z), decay->add_particle_out(minus), decay->add_particle_out(plus);
  late->add_particle_in(plus), late->add_particle_out(kept), late->add_particle_out(photon);
  for (auto vertex : {left, right, hard, decay, late}) event.add_vertex(vertex);
  event.set_units(momentum, length);
  out.write_event(event);
}

int main() {
  WriterAscii out("hepmc3.hepmc");
  write(out, 0, Units::GEV, Units::MM);
  write(out, 1, Units::MEV, Units::CM);
  out.close();
}
