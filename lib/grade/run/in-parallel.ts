/** Maps over the items, `jobs` at a time; results keep the order of the items. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  jobs: number,
  work: (item: Item, place: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = items.entries(); // shared: each worker takes the next
  const worker = async (): Promise<void> => {
    for (const [place, item] of queue) results[place] = await work(item, place);
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return results;
}
