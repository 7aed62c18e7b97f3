import fc from "fast-check";
import { isNightly } from "./nightly.ts";

/** Properties are tried on the same examples each time, so that a red test is the change's doing; new ones are looked for at night. */
if (!isNightly) fc.configureGlobal({ seed: 20261122 });
