import { proveLesson } from "./prove-lesson.ts";

proveLesson("04-cross-sections", { leastTrials: 60 });
