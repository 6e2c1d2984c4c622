import { join } from "node:path";
import { reportInto } from "../diagnostics.ts";
import type { Catalogue } from "../model/catalogue.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { catalogueOf } from "../read/catalogue.ts";
import { CATALOGUE, type Folder } from "../read/folder.ts";
import { filesKey } from "./keys.ts";
import type { Memory, Store } from "./store.ts";
import { isError } from "./survey.ts";

export interface FoundCatalogue {
  /** Absent where the folder has none. */
  readonly value?: Catalogue;
  readonly diagnostics: readonly Diagnostic[];
  /** Nothing can be said of any product. */
  readonly isBroken: boolean;
  /** What the next run may know of it. */
  readonly known?: NonNullable<Memory["catalogue"]>;
}

/** The catalogue of a folder; parsed only when it changed. */
export function findCatalogue({ specs, shown }: Folder, { memory }: Store): FoundCatalogue {
  const key = filesKey([join(specs, CATALOGUE)]);
  if (memory.catalogue && memory.catalogue.key === key)
    return { value: memory.catalogue.value, known: memory.catalogue, diagnostics: [], isBroken: false };
  const diagnostics: Diagnostic[] = [];
  const value = catalogueOf(specs, shown, reportInto(diagnostics));
  const isSound = value !== undefined && key !== undefined && diagnostics.length === 0;
  return {
    diagnostics,
    isBroken: diagnostics.some(isError),
    ...(value && { value }),
    ...(isSound && { known: { key, value } }),
  };
}
