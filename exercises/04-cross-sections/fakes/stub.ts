function fakes(sameSign, flipped, ratio): { value: number; error: number } | undefined {
  return undefined; // ✏️ { value, error }: fakes among pairs of opposite charge
}
