import { byCodePoint } from "./by-code-point.ts";
import type { Workspace } from "./workspace.ts";

/** The workspace with all its lists sorted by name, as `pyhf sort` does it. */
export function sortWorkspace(workspace: Workspace): Workspace {
  const sorted = <T extends { readonly name: string }>(items: readonly T[]): T[] =>
    items.toSorted((a, b) => byCodePoint(a.name, b.name));
  return {
    channels: sorted(workspace.channels).map((channel) => ({
      ...channel,
      samples: sorted(channel.samples).map((sample) => ({
        ...sample,
        modifiers: sample.modifiers.toSorted(
          (a, b) => byCodePoint(a.name, b.name) || byCodePoint(a.type, b.type),
        ),
      })),
    })),
    measurements: sorted(workspace.measurements).map(({ name, config }) => ({
      name,
      config: { ...config, parameters: sorted(config.parameters) },
    })),
    observations: sorted(workspace.observations),
    version: workspace.version,
  };
}
