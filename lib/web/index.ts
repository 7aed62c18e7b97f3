export { type CourseServer, type ServeOptions, serveCourse } from "./server.ts";
