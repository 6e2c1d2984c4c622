import { type Command, CommanderError } from "commander";

/** The exit code when there is nothing more to do: help was asked for, or a flag is wrong. */
export function parse(command: Command, argv: readonly string[]): number | undefined {
  try {
    command.parse([...argv], { from: "user" });
    return undefined;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
}
