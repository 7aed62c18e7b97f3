import type { Launch } from "../../kernel/index.ts";
import type { Language } from "../language.ts";
import type { Room } from "./sandbox.ts";

/**
 * What every report says when submissions ran behind Node's permission model only. The author's answers
 * never stand beside a student's code there, since it could send them away.
 */
export const seatBeltWarning: Readonly<Record<Language, string>> = {
  en:
    "Run without bubblewrap: Node's permission model kept submissions from files and from starting " +
    "programs, but not from the network, and not from signals to the grader. Exercises that build on others " +
    "were graded with the student's own earlier answers only, and not again with right ones.",
  es:
    "Ejecutado sin bubblewrap: el modelo de permisos de Node impidió que las entregas leyeran archivos e " +
    "iniciaran programas, pero no que usaran la red ni que enviaran señales al corrector. Los ejercicios que se " +
    "apoyan en otros se han corregido solo con las respuestas anteriores de cada estudiante, y no de nuevo con las correctas.",
  ru:
    "Выполнено без bubblewrap: модель разрешений Node не пускала работы к файлам и не давала запускать " +
    "программы, но не закрывала от них сеть и не мешала посылать сигналы программе проверки. Упражнения, которые " +
    "опираются на другие, проверены только с прежними ответами самих студентов, без второй попытки с верными.",
};

/** Starts the child behind Node's permission model: a seat belt where there is no bubblewrap, not a wall. */
export function nodePermission({ readable }: Room): Launch {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isStable = major > 22 || (major === 22 && minor >= 13);
  return ([node = process.execPath, ...args]) => [
    node,
    isStable ? "--permission" : "--experimental-permission",
    // the kernel's interrupter is a worker, pictures are drawn by an addon; none can be brought along, as no file can be written
    ...["--allow-worker", "--allow-addons", "--no-warnings"],
    ...readable.map((path) => `--allow-fs-read=${path}`),
    ...args,
  ];
}
