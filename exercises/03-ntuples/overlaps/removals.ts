export interface SeenObject {
  /** [GeV] */
  readonly pt: number;
  readonly eta: number;
  readonly phi: number;
}

export interface SeenEvent {
  readonly electrons: readonly SeenObject[];
  readonly jets: readonly SeenObject[];
}

export type Distance = (a: SeenObject, b: SeenObject) => number;

/** Those that have none of the others nearer than this. */
type Apart = <T extends SeenObject>(
  objects: readonly T[],
  others: readonly SeenObject[],
  radius: number,
) => readonly T[];

/** The removal of overlaps as it should be, and as it is done by mistake. */
export const steps = {
  right: ({ electrons, jets }: SeenEvent, apart: Apart): SeenEvent => {
    const left = apart(jets, electrons, 0.2);
    return { electrons: apart(electrons, left, 0.4), jets: left };
  },
  reversed: ({ electrons, jets }: SeenEvent, apart: Apart): SeenEvent => {
    const left = apart(electrons, jets, 0.4);
    return { electrons: left, jets: apart(jets, left, 0.2) };
  },
  allJets: ({ electrons, jets }: SeenEvent, apart: Apart): SeenEvent => ({
    ...{ electrons: apart(electrons, jets, 0.4), jets: apart(jets, electrons, 0.2) },
  }),
  jetsOnly: ({ electrons, jets }: SeenEvent, apart: Apart): SeenEvent => ({
    ...{ electrons, jets: apart(jets, electrons, 0.2) },
  }),
  electronsOnly: ({ electrons, jets }: SeenEvent, apart: Apart): SeenEvent => ({
    ...{ electrons: apart(electrons, jets, 0.4), jets },
  }),
} as const;

/** What one of these ways keeps of an event. */
export function keptBy(
  step: keyof typeof steps,
  event: SeenEvent,
  distance: Distance = around,
): SeenEvent {
  return steps[step](event, (objects, others, radius) =>
    objects.filter((one) => !others.some((other) => distance(one, other) < radius)),
  );
}

function around(a: SeenObject, b: SeenObject): number {
  const dPhi = Math.abs(a.phi - b.phi);
  return Math.hypot(a.eta - b.eta, Math.min(dPhi, 2 * Math.PI - dPhi));
}
