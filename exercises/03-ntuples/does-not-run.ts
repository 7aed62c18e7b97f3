import { fail, type Verdict } from "toplab/grade";

/** The verdict on a file that cannot be run, with what the library says of it. */
export function doesNotRun(error: unknown): Verdict {
  const why = error instanceof Error ? error.message : String(error);
  return fail({
    en: `It does not run: ${why}`,
    es: `No se puede ejecutar; la biblioteca dice: «${why}»`,
    ru: `Файл не запускается; библиотека сообщает: «${why}»`,
  });
}
