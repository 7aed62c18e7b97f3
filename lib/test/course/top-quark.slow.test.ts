import { proveLesson } from "./prove-lesson.ts";

proveLesson("05-top-quark");
