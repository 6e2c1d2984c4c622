import { Command, CommanderError } from "commander";

/** A command that ends by its exit code, so that whoever started it decides when the process does. */
export const commandOf = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .exitOverride()
    .allowExcessArguments(false)
    .showHelpAfterError("Pass --help to see what there is.");

/** The exit code when there is nothing more to do: help was asked for, or a flag is wrong. */
export function parse(command: Command, argv: readonly string[]): number | undefined {
  try {
    command.parse([...argv], { from: "user" });
    // Such as of a variable that is not set: it would name the folder in which the command was started.
    for (const [name, value] of Object.entries(command.opts()))
      if (value === "") command.error(`error: option '--${name}' is empty`);
    return undefined;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
}
