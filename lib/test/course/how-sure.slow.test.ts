import { proveLesson } from "./prove-lesson.ts";

proveLesson("10-how-sure", { leastTrials: 60 });
