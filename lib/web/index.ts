export type { ClassDesk, DeskState, GradeOrder } from "./class/class-desk.ts";
export { findLaunch, forgetLaunch, recordLaunch } from "./launch-record.ts";
export { type CourseServer, type ServeOptions, serveCourse } from "./server.ts";
