export { ownCollisions } from "./own-collisions.ts";
export { ownZRun, type ZRun } from "./own-z-run.ts";
