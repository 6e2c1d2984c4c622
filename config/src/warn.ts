/** Can be given to `node --disable-warning=CODE`. */
export type WarningCode =
  /** A variable or a value has a newer name. */
  | "SCWKIT_CONFIG_DEPRECATED"
  /** Others than the owner have access to the file. */
  | "SCWKIT_CONFIG_PERMISSIONS"
  /** `insecure` is set, but certificates are verified all the same. */
  | "SCWKIT_CONFIG_INSECURE"
  /** A profile is called `default`, which is the name of the root keys. */
  | "SCWKIT_CONFIG_RESERVED_NAME";

export type Warn = (message: string, code: WarningCode) => void;

const seen = new Set<string>();

/** Loading twice is usual (a server and its tests, two clients), hearing the same twice is noise. */
export const warnOnce: Warn = (message, code) => {
  if (seen.has(message)) return;
  seen.add(message);
  const type = code === "SCWKIT_CONFIG_DEPRECATED" ? "DeprecationWarning" : "ScwkitWarning";
  process.emitWarning(message, { type, code });
};
