/** Which events of a table to keep: true or false for each. */
function selected(events): boolean[] | undefined {
  return undefined; // ✏️ as many answers as there are events
}
const blindRate = {
  observed: undefined,
  signal: undefined,
  background: undefined,
  rate: undefined,
  error: undefined,
}; // ✏️
