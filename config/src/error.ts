/** Where something stands in a file. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The configuration cannot be used: a file is unreadable or not YAML, a value has the wrong form, a profile does not
 * exist, or there is no secret key. The message says where and what to do, and never holds a secret.
 */
export class ConfigError extends Error {
  override readonly name: "ConfigError" = "ConfigError";
  /** The file that is to be mended, when there is one. */
  readonly file: string | undefined;
  /** From 1. */
  readonly line: number | undefined;
  /** From 1. */
  readonly column: number | undefined;

  constructor(problem: string, place?: Place, options?: ErrorOptions) {
    super(place ? `${place.file}:${place.line}:${place.column}: ${problem}` : problem, options);
    this.file = place?.file;
    this.line = place?.line;
    this.column = place?.column;
  }
}

/** Tells a `ConfigError`, also one that comes from another copy of this package. */
export function isConfigError(error: unknown): error is ConfigError {
  return error instanceof Error && error.name === "ConfigError";
}
