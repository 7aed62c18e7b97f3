import type { Launch } from "../../kernel/index.ts";
import type { SandboxKind } from "../results/class-result.ts";
import { nodePermission } from "./node-permission.ts";
import { bubblewrap, type Room } from "./sandbox.ts";

/** Starts a child in a room. */
export function launchIn(room: Room, kind: SandboxKind): Launch {
  return kind === "bwrap" ? bubblewrap(room) : nodePermission(room);
}
