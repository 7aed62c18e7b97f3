import { createHmac } from "node:crypto";

/** The course's secret: who has it can compute every student's data and answers. */
export type CourseKey = Uint8Array;

/**
 * The seed of one student in one module and term, a whole number below 2⁴⁸: the first 48 bits of
 * HMAC-SHA256(course key, student, module, term). An exercise has the seed of its module, since the
 * exercises of a lesson share their data; each draws hidden inputs of its own from it.
 */
export function seedOf(
  key: CourseKey,
  student: string,
  exerciseOrModule: string,
  term: string,
): number {
  const module = exerciseOrModule.split("/", 1)[0]!;
  const parts = [student, module, term].map((part) => part.normalize("NFC").trim());
  const digest = createHmac("sha256", key).update(JSON.stringify(parts)).digest();
  return digest.readUIntBE(0, 6); // lessons may multiply it and still have a whole number
}
