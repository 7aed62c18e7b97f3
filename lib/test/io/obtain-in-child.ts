import { obtain } from "../../io/index.ts";

/** Obtains one data set in a process of its own and tells the parent of the first bytes that are saved. */
const { entry, cache } = JSON.parse(process.argv[2] ?? "");
await obtain(entry, {
  places: { cache, mirrors: [], offline: false },
  onProgress: () => process.send?.("bytes"),
});
process.disconnect?.();
