/** What one event of the hidden lists has. */
export interface CutEvent {
  readonly fired: number;
  readonly nVertices: number;
  readonly nLeptons: number;
  readonly mass: number;
}

/** The cuts that are tried, in order. */
export const cuts: readonly ((event: CutEvent) => boolean)[] = [
  ({ fired }) => fired === 1,
  ({ nVertices }) => nVertices >= 1,
  ({ nLeptons }) => nLeptons === 2,
  ({ mass }) => mass > 66 && mass < 116,
];
