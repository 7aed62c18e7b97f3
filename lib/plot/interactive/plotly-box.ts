/** A rectangle in pixels; y grows downwards. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest rectangle around others; without any, an empty one at the origin. */
export function around(boxes: readonly Box[]): Box {
  return hull(
    boxes.flatMap(({ x, y, width, height }) => [
      [x, y],
      [x + width, y + height],
    ]),
  );
}

/** The rectangle around a box that went through an SVG `transform`, its translations and rotations. */
export function transformed(box: Box, transform: string): Box {
  const steps = [...transform.matchAll(/(translate|rotate)\(([^)]*)\)/g)].reverse(); // the last acts first
  return steps.reduce((moved, [, name, list]) => {
    const numbers = list!.split(/[\s,]+/).map(Number);
    return name === "translate" ? translated(moved, numbers) : rotated(moved, numbers);
  }, box);
}

function translated(box: Box, [dx = 0, dy = 0]: readonly number[]): Box {
  return { ...box, x: box.x + dx, y: box.y + dy };
}

function rotated(
  { x, y, width, height }: Box,
  [degrees = 0, x0 = 0, y0 = 0]: readonly number[],
): Box {
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  return hull(
    [x - x0, x + width - x0].flatMap((dx) =>
      [y - y0, y + height - y0].map((dy) => [x0 + dx * cos - dy * sin, y0 + dx * sin + dy * cos]),
    ),
  );
}

function hull(corners: readonly (readonly number[])[]): Box {
  if (corners.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const xs = corners.map(([x]) => x!);
  const ys = corners.map(([, y]) => y!);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
