import { eventModel } from "./event-model.ts";
import type { Layout } from "./layout.ts";
import { list, number, ones, type Source } from "./sources.ts";

function asIs(name: string): Source {
  return eventModel.some((column) => column.name === name && column.holds === "numbers")
    ? number(name)
    : list(name);
}

/** Our own samples: the event model itself. */
export const ownSample: Layout = {
  name: "toplab sample",
  recognises: (columns) => columns.has("lep_pt") && columns.has("lep_e") && columns.has("met_et"),
  sources: {
    ...Object.fromEntries(eventModel.map(({ name }) => [name, asIs(name)])),
    weight: [number("weight"), ones],
  },
};
