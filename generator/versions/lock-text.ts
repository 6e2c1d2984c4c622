import type { Versioned, Versions } from "../model/versions.ts";

/** A line for each package, so that one look answers what it is made of, and two branches meet only in one package. */
export function versionsText(versions: Versions): string {
  const lines = [...versions].map(([name, known]) => `  ${JSON.stringify(name)}: ${JSON.stringify(plainOf(known))}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

/** For JSON. */
export function plainOf({ version, runtime, catalogue, packages, apis }: Versioned): object {
  return {
    ...{ version, runtime, apis: Object.fromEntries(apis) },
    ...(catalogue !== undefined && { catalogue }),
    ...(packages !== undefined && { packages }),
  };
}
