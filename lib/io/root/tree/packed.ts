import type { PackedShape, Shape } from "./shape.ts";

/** What Float16_t keeps of a number without further orders. */
const float16Bits = 12;

/**
 * Float16_t and Double32_t, with the range and bits that the comment behind a member asks for:
 * [low, high], [low, high, bits] or [0, 0, bits].
 */
export function packedShape(isFloat16: boolean, title: string): Shape {
  const [low, high, bits] = rangeIn(title);
  if (low !== undefined && high !== undefined && low < high) {
    const steps = bits !== undefined && bits >= 2 && bits < 32 ? 2 ** bits : 0xffff_ffff;
    return packed(0, isFloat16, { low, factor: steps / (high - low) });
  }
  if (low !== undefined && bits !== undefined && bits >= 2 && bits < 15) {
    return packed(bits, isFloat16);
  }
  return isFloat16 ? packed(float16Bits, true) : { is: "number", kind: "f4" };
}

function packed(bits: number, single: boolean, range?: PackedShape["range"]): PackedShape {
  return { is: "packed", bits, single, ...(range && { range }) };
}

/** The last brackets of a comment; those of an array's dimensions come before. */
function rangeIn(title: string): (number | undefined)[] {
  const inside = [...title.matchAll(/\[([^[\]]*)\]/g)].at(-1)?.[1];
  const parts = inside?.split(",") ?? [];
  return parts.length < 2 ? [] : parts.map(boundIn);
}

function boundIn(text: string): number | undefined {
  const match = /^(-?)(?:(\d*)\*?(pi)|(twopi)|([\d.eE+-]+))(?:\/(\d+))?$/i.exec(text.trim());
  if (!match) return undefined;
  const [, sign, times, pi, twoPi, number, part] = match;
  const angle = pi ? Math.PI * Number(times || 1) : twoPi ? 2 * Math.PI : Number(number);
  return ((sign ? -1 : 1) * angle) / Number(part ?? 1);
}
