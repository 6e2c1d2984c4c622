import { rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { generate, type Outcome } from "../../generator/generate.ts";
import { root } from "./paths.ts";

/** Generates a folder of documents anew. */
export async function generateInto(out: string, specs: string, only?: string): Promise<Outcome> {
  rmSync(out, { recursive: true, force: true });
  return generate({
    specs,
    out,
    templates: pathToFileURL(`${root}/templates/`),
    shown: "specs",
    ...(only !== undefined && { only }),
  });
}
