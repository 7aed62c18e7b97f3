import type { Command } from "commander";

/** Ends a command that could not be understood with one sentence and exit code 2. */
export function usage(command: Command, message: string): never {
  return command.error(`error: ${message}`, { exitCode: 2 });
}
