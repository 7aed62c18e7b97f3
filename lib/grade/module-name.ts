/**
 * The modules that a name may mean: the one of that id, else those whose ids begin with it ("05", "05-top"),
 * else those that have it as whole words ("top-quark").
 */
export function modulesCalled(name: string, ids: readonly string[]): readonly string[] {
  if (ids.includes(name)) return [name];
  if (name === "") return [];
  const beginning = ids.filter((id) => id.startsWith(name));
  return beginning.length > 0 ? beginning : ids.filter((id) => `${id}-`.includes(`-${name}-`));
}
