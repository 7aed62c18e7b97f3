function fakes(sameSign, flipped, ratio): { value: number; error: number } | undefined {
  return { value: ratio * (sameSign - flipped), error: ratio * Math.sqrt(sameSign) };
}
