function systemPt(l1, l2, b, missing): number | undefined {
  return pt(sum(l1, l2, b, missing));
}
