import { proveLesson } from "./prove-lesson.ts";

proveLesson("06-tw-ttbar");
