import type { Standing } from "./inside.ts";
import type { Manifest } from "./manifest.ts";

export interface WantedFile {
  /** Relative to the output folder, with slashes. */
  readonly path: string;
  readonly sha256: string;
}

/** A folder of the output with all that it is to hold. The part without a name is the whole output. */
export interface Part {
  readonly name: string;
  readonly files: readonly WantedFile[];
}

export type Refusal = "edited" | "foreign" | "linked" | "closed";

/** What stands between a part and the files it is to hold. */
export interface Difference {
  readonly part: Part;
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** Files that are not the generator's to replace or remove. */
  readonly refused: readonly { readonly path: string; readonly why: Refusal }[];
}

/** The folder in which a file is; empty where it is in none. */
export const partOf = (path: string): string => path.slice(0, Math.max(0, path.indexOf("/")));

export interface Known {
  readonly manifest: Manifest;
  /** The files of the manifest that are in a part. */
  readonly filesOf: (part: string) => readonly string[];
  readonly look: (path: string) => Standing;
  /** Whether edited files are given up. Files that the generator never wrote are not. */
  readonly force: boolean;
}

/** Sorted once: going through the whole manifest for each of its parts would take the square of its length. */
export function filesByPart(manifest: Manifest): Known["filesOf"] {
  const parts = new Map<string, string[]>();
  for (const path of manifest.keys()) {
    const files = parts.get(partOf(path));
    if (files) files.push(path);
    else parts.set(partOf(path), [path]);
  }
  return (part) => (part === "" ? [...manifest.keys()] : (parts.get(part) ?? []));
}

export function compare(part: Part, known: Known): Difference {
  const wanted = new Set(part.files.map(({ path }) => path));
  const stale = known.filesOf(part.name).filter((path) => !wanted.has(path));
  const steps = [
    ...part.files.map(({ path, sha256 }) => ({ path, step: placing(path, sha256, known) })),
    ...stale.map((path) => ({ path, step: removing(path, known) })),
  ];
  const those = (step: Step): readonly string[] => steps.filter((one) => one.step === step).map(({ path }) => path);
  return {
    part,
    changed: those("change"),
    removed: those("remove"),
    unchanged: those("keep").length,
    refused: steps.flatMap(({ path, step }) =>
      step === "edited" || step === "foreign" || step === "linked" || step === "closed" ? [{ path, why: step }] : [],
    ),
  };
}

type Step = "keep" | "change" | "remove" | "forget" | Refusal;

function placing(path: string, wanted: string, { manifest, look, force }: Known): Step {
  const found = look(path);
  if (found.kind === "nothing") return "change";
  if (found.kind === "linked" || found.kind === "closed") return found.kind;
  if (found.kind === "other") return "foreign";
  if (found.sha256 === wanted) return "keep";
  const ours = manifest.get(path);
  if (ours === undefined) return "foreign";
  return ours === found.sha256 || force ? "change" : "edited";
}

/** What somebody put in the place of a file that is no longer produced is left alone. */
function removing(path: string, { manifest, look, force }: Known): Step {
  const found = look(path);
  if (found.kind === "closed") return "closed";
  if (found.kind !== "file") return "forget";
  return found.sha256 === manifest.get(path) || force ? "remove" : "edited";
}
