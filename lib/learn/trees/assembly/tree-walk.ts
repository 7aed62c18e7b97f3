// asc: --importMemory --sharedMemory --maximumMemory 65536 --enable threads
// The inner loop of predictions, compiled: walk/kernel.ts says what it does, walk/twin.ts does the same in TypeScript.

export function addTrees(
  nodes: usize,
  values: usize,
  roots: usize,
  nTrees: i32,
  columns: usize,
  n: i32,
  scores: usize,
  someMissing: i32,
): void {
  const toValues = values - (nodes >> 1);
  for (let t = 0; t < nTrees; t++, roots += 8) {
    const root = <usize>load<u32>(roots);
    const depth = load<i32>(roots, 4);
    if (someMissing) addTreeOrMissing(root, depth, toValues, columns, n, scores);
    else addTree(root, depth, toValues, columns, n, scores);
  }
}

/** Eight rows walk side by side, so that none waits for its own last step, until none moves on. */
function addTree(
  root: usize,
  depth: i32,
  values: usize,
  column: usize,
  n: i32,
  scores: usize,
): void {
  const end = column + ((<usize>n) << 3);
  for (; column < end; column += 64, scores += 64) {
    let a = root;
    let b = root;
    let c = root;
    let d = root;
    let e = root;
    let f = root;
    let g = root;
    let h = root;
    for (let level = 0; level < depth; level += 2) {
      const a1 = next(a, column);
      const b1 = next(b, column + 8);
      const c1 = next(c, column + 16);
      const d1 = next(d, column + 24);
      const e1 = next(e, column + 32);
      const f1 = next(f, column + 40);
      const g1 = next(g, column + 48);
      const h1 = next(h, column + 56);
      a = next(a1, column);
      b = next(b1, column + 8);
      c = next(c1, column + 16);
      d = next(d1, column + 24);
      e = next(e1, column + 32);
      f = next(f1, column + 40);
      g = next(g1, column + 48);
      h = next(h1, column + 56);
      const moved =
        (a ^ a1) | (b ^ b1) | (c ^ c1) | (d ^ d1) | (e ^ e1) | (f ^ f1) | (g ^ g1) | (h ^ h1);
      if (moved === 0) break;
    }
    addScore(scores, values + (a >> 1));
    addScore(scores + 8, values + (b >> 1));
    addScore(scores + 16, values + (c >> 1));
    addScore(scores + 24, values + (d >> 1));
    addScore(scores + 32, values + (e >> 1));
    addScore(scores + 40, values + (f >> 1));
    addScore(scores + 48, values + (g >> 1));
    addScore(scores + 56, values + (h >> 1));
  }
}

function addScore(score: usize, value: usize): void {
  store<f64>(score, load<f64>(score) + load<f64>(value));
}

function addTreeOrMissing(
  root: usize,
  depth: i32,
  values: usize,
  column: usize,
  n: i32,
  scores: usize,
): void {
  const end = column + ((<usize>n) << 3);
  for (; column < end; column += 8, scores += 8) {
    let node = root;
    for (let level = 0; level < depth; level++) node = nextOrMissing(node, column);
    addScore(scores, values + (node >> 1));
  }
}

/** The child on whose side the feature is; the right one follows the left one. */
function next(node: usize, column: usize): usize {
  const x = load<f64>(column + load<u32>(node, 8));
  return <usize>load<u32>(node, 12) + ((<usize>(x > load<f64>(node))) << 4);
}

function nextOrMissing(node: usize, column: usize): usize {
  const feature = load<u32>(node, 8);
  const x = load<f64>(column + (feature & ~1));
  const isRight = <u32>(x > load<f64>(node)) | (<u32>!(x <= Infinity) & feature);
  return <usize>load<u32>(node, 12) + ((<usize>(isRight & 1)) << 4);
}
