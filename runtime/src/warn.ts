import type { Operation } from "./operation.ts";

/** The apis that were warned about: once per process is enough. */
const warned: Set<string> = /* @__PURE__ */ new Set();

/** Warns of an alpha version and of one that a newer version replaces. Node: `--disable-warning=SCWKIT_ALPHA`. */
export function warnOfVersion({ id, successor }: Operation): void {
  const [product, version = ""] = id.split(".");
  const api = `${product} ${version}`;
  const alpha = version.includes("alpha");
  if (!(alpha || successor) || warned.has(api)) return;
  warned.add(api);
  if (successor) emit(`${api} is replaced by ${successor}`, "SCWKIT_REPLACED");
  else emit(`${api} is an alpha version: it may change or go at any time`, "SCWKIT_ALPHA");
}

function emit(message: string, code: string): void {
  const { process } = globalThis;
  if (process?.emitWarning) process.emitWarning(message, { type: "ScwkitWarning", code });
  // biome-ignore lint/suspicious/noConsole: where there is no process, this is where warnings go
  else console.warn(`${code}: ${message}`);
}
