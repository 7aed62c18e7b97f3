/** The plane of rapidity and azimuth in tiles at least R wide: whoever is within R is in a tile next door. */
export interface Tiles {
  /** The tile of a direction, rapidity and azimuth from 0 to 2π. */
  at(rapidity: number, phi: number): number;
  /** Nine entries for each tile: itself and those next to it, −1 where there is none. */
  readonly around: Int32Array;
  /** First member of each tile, −1 for none; `next` and `previous` lead on, by member. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** Tile of each member. */
  readonly tileOf: Int32Array;
}

/** Beyond this rapidity everything shares the last row of tiles. */
const maxRapidity = 6;

/** Empty tiles for distances up to `radius` and members 0 to `capacity` − 1. */
export function jetTiles(radius: number, capacity: number): Tiles {
  const columns = Math.floor((2 * Math.PI) / radius) >= 3 ? Math.floor((2 * Math.PI) / radius) : 1;
  const rows = Math.max(1, Math.floor((2 * maxRapidity) / radius));
  const perRapidity = rows / (2 * maxRapidity);
  const perPhi = columns / (2 * Math.PI);
  return {
    at(rapidity, phi) {
      const row = Math.floor((rapidity + maxRapidity) * perRapidity);
      const column = Math.min(columns - 1, Math.floor(phi * perPhi));
      return Math.min(rows - 1, Math.max(0, row)) * columns + column;
    },
    around: neighbours(rows, columns),
    first: new Int32Array(rows * columns).fill(-1),
    next: new Int32Array(capacity),
    previous: new Int32Array(capacity),
    tileOf: new Int32Array(capacity),
  };
}

function neighbours(rows: number, columns: number): Int32Array {
  const around = new Int32Array(rows * columns * 9).fill(-1);
  for (let tile = 0; tile < rows * columns; tile++) {
    const row = Math.floor(tile / columns);
    const column = tile % columns;
    const near = new Set<number>();
    for (const r of [row - 1, row, row + 1]) {
      if (r < 0 || r >= rows) continue;
      for (const c of [column - 1, column, column + 1])
        near.add(r * columns + ((c + columns) % columns));
    }
    around.set([...near], tile * 9);
  }
  return around;
}

/** Puts a member into a tile. */
export function link({ first, next, previous, tileOf }: Tiles, member: number, tile: number): void {
  const second = first[tile]!;
  tileOf[member] = tile;
  first[tile] = member;
  previous[member] = -1;
  next[member] = second;
  if (second >= 0) previous[second] = member;
}

/** Takes a member out of its tile. */
export function unlink({ first, next, previous, tileOf }: Tiles, member: number): void {
  const before = previous[member]!;
  const after = next[member]!;
  if (before < 0) first[tileOf[member]!] = after;
  else next[before] = after;
  if (after >= 0) previous[after] = before;
}
