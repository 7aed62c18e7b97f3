function decayTime(pair): number | undefined {
  const c = 0.299792458; // mm/ps
  return (pair.Lxy * particles.jpsi.mass) / (pair.pt * c);
}
