import { proveLesson } from "./prove-lesson.ts";

proveLesson("02-resonances");
