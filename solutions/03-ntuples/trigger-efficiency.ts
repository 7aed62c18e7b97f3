function tagAndProbe(pairs, from: number, to: number) {
  let [passed, probes] = [0, 0];
  const attempt = (tagFired: number, pt: number, fired: number): void => {
    if (!tagFired || pt < from || pt >= to) return;
    probes++;
    passed += fired;
  };
  for (const { pt1, fired1, pt2, fired2 } of pairs) {
    attempt(fired1, pt2, fired2);
    attempt(fired2, pt1, fired1);
  }
  return { passed, probes };
}
