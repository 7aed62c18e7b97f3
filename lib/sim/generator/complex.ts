import { atan2, cos, exp, log, sin } from "../portable-math.ts";

/** A complex number; used to set tables up, never inside the event loop. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

export function complex(re: number, im = 0): Complex {
  return { re, im };
}

export function add(...terms: readonly Complex[]): Complex {
  return terms.reduce((a, b) => ({ re: a.re + b.re, im: a.im + b.im }));
}

export function subtract(a: Complex, b: Complex): Complex {
  return { re: a.re - b.re, im: a.im - b.im };
}

export function scale(a: Complex, factor: number): Complex {
  return { re: a.re * factor, im: a.im * factor };
}

export function multiply(...factors: readonly Complex[]): Complex {
  return factors.reduce((a, b) => ({
    re: a.re * b.re - a.im * b.im,
    im: a.re * b.im + a.im * b.re,
  }));
}

export function divide(a: Complex, b: Complex): Complex {
  const norm = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / norm, im: (a.im * b.re - a.re * b.im) / norm };
}

export function complexExp({ re, im }: Complex): Complex {
  const size = exp(re);
  return { re: size * cos(im), im: size * sin(im) };
}

/** Principal branch: the imaginary part is in (−π, π]. */
export function complexLog({ re, im }: Complex): Complex {
  return { re: log(re * re + im * im) / 2, im: atan2(im, re) };
}

export function complexSqrt(a: Complex): Complex {
  return complexExp(scale(complexLog(a), 0.5));
}
