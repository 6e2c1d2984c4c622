import type { Operation } from "./operation.ts";

/** The apis that were warned about: once per process is enough. */
const warned: Set<string> = /* @__PURE__ */ new Set();

/**
 * Warns of an alpha version, and of one that a newer version replaces. Node: `--disable-warning=SCWKIT_VERSION`
 * silences it.
 */
export function warnOfVersion({ id, successor, api = id.replace(/\.\w+$/, "") }: Operation): void {
  if (!(successor || api.includes("alpha")) || warned.has(api)) return;
  warned.add(api);
  // workerd has a process, without a path, whose warnings nobody hears.
  // biome-ignore lint/suspicious/noConsole: where there is no process, this is where warnings go
  const emit = globalThis.process?.execPath ? globalThis.process.emitWarning : console.warn;
  emit(`${api} is ${successor ? `replaced by ${successor}` : "alpha: it may change"}`, { code: "SCWKIT_VERSION" });
}
