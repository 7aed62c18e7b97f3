import type { Failure, KernelExit } from "../../kernel/index.ts";
import { inEach, type Language, type Words } from "../language.ts";

/** A cell that did not run to its end, or a process that did not live through it. */
export type Unwell =
  | ({ readonly status: "error" } & Failure)
  | ({ readonly status: "dead" } & KernelExit);

/** How a cell may end without an answer that a judge could look at. */
export type Unearned = "timeout" | "out-of-memory" | "type-error" | "runtime-error" | "blocked";

/** What a student reads of a cell that did not run to its end. */
export function cellEndedInWords(status: Unearned, seconds: number, reply: Unwell): Words {
  if (status === "timeout") return tooSlow(seconds);
  return status === "out-of-memory" ? tooLarge : withWhy(sentences[status], reply);
}

/** What a student reads of an answer that the probe could not call. */
export function callFailedInWords(status: Unearned, seconds: number, reply: Unwell): Words {
  return status === "timeout" ? callTooSlow(seconds) : withWhy(callFailed, reply);
}

/** What a student reads where the grader is at fault; the message is for the instructor. */
export function graderFailedInWords(message: string): Words {
  const why = firstLine(message);
  return {
    en: `The grader failed, not this answer: ${why}`,
    es: `Ha fallado el corrector, no esta respuesta: «${why}»`,
    ru: `Сбой произошёл при проверке, ответ здесь ни при чём: «${why}»`,
  };
}

const tooSlow = (seconds: number): Words => ({
  en: `The cell was still running after ${seconds} s and was stopped: is there a loop that never ends?`,
  es: `La celda seguía en marcha después de ${seconds} s y se ha detenido: ¿hay un bucle que no termina nunca?`,
  ru: `Через ${seconds} с ячейка всё ещё выполнялась и была остановлена: нет ли в ней бесконечного цикла?`,
});

const tooLarge: Words = {
  en: "The cell used more memory than it may: does a list grow for ever?",
  es: "La celda ha usado más memoria de la permitida: ¿crece una lista sin fin?",
  ru: "Ячейка заняла больше памяти, чем разрешено: не растёт ли какой-нибудь список без конца?",
};

const callTooSlow = (seconds: number): Words => ({
  en: `The cell ran, but calling its answer took longer than ${seconds} s: is there a loop in it that never ends, or a timer of an earlier cell that never rests?`,
  es: `La celda se ha ejecutado, pero llamar a su respuesta ha tardado más de ${seconds} s: ¿hay en ella un bucle que no termina nunca, o un temporizador de una celda anterior que no descansa?`,
  ru: `Ячейка выполнена, но вызов её ответа занял больше ${seconds} с: нет ли в нём бесконечного цикла или таймера из более ранней ячейки, который никак не остановится?`,
});

type Sentence = Readonly<Record<Language, string>>;

const callFailed: Sentence = {
  en: "The cell ran, but calling its answer failed",
  es: "La celda se ha ejecutado, pero llamar a su respuesta ha fallado",
  ru: "Ячейка выполнена, но вызвать её ответ не удалось",
};

const sentences: Readonly<Record<"type-error" | "runtime-error" | "blocked", Sentence>> = {
  "type-error": {
    en: "The cell does not compile",
    es: "La celda no compila",
    ru: "Ячейка не компилируется",
  },
  "runtime-error": {
    en: "The cell stopped with an error",
    es: "La celda se ha detenido con un error",
    ru: "Ячейка остановилась с ошибкой",
  },
  blocked: {
    en: "The cell tried what is not allowed here",
    es: "La celda ha intentado algo que aquí no está permitido",
    ru: "Ячейка попыталась сделать то, что здесь не разрешено",
  },
};

/** A sentence with the message of the error, which is English whoever reads it and so stands in quotes. */
function withWhy(sentence: Sentence, reply: Unwell): Words {
  const why = whyIn(reply);
  return inEach((language) => `${sentence[language]}: ${why[language]}`);
}

function whyIn(reply: Unwell): Sentence {
  if (reply.status === "dead") return { ...exits[reply.cause], en: firstLine(reply.reason) };
  const message = firstLine(`${reply.ename}: ${reply.evalue}`);
  return { en: message, es: `«${message}»`, ru: `«${message}»` };
}

const exits: Readonly<Record<KernelExit["cause"], Omit<Sentence, "en">>> = {
  exit: { es: "su proceso terminó por sí mismo", ru: "её процесс завершился сам" },
  crash: { es: "algo puso fin a su proceso", ru: "её процесс был прерван" },
  flood: { es: "ha escrito demasiado", ru: "она вывела слишком много" },
  "out-of-memory": { es: "no le bastó la memoria", ru: "ей не хватило памяти" },
  timeout: { es: "ha tardado demasiado", ru: "она выполнялась слишком долго" },
  shutdown: { es: "su proceso fue detenido", ru: "её процесс был остановлен" },
};

/** The start of a message, which may be anything a student's error says. */
function firstLine(text: string): string {
  const line = text.split("\n", 1)[0]!;
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
