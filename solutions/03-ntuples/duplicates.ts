function isFirst(events): boolean[] | undefined {
  const seen = new Set<string>();
  return events.map(({ run, event }) => {
    const name = `${run} ${event}`; // each run counts from 1
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}
