import { proveLesson } from "./prove-lesson.ts";

proveLesson("03-ntuples");
