import type { Report } from "../diagnostics.ts";
import type { Track } from "../model/api.ts";
import type { OpenApi } from "../read/openapi.ts";
import { trackOf } from "../tracks.ts";

export interface Identity {
  readonly product: string;
  readonly version: string;
  readonly track: Track;
  readonly name?: string;
}

/** Product and version stand at the start of every path; `info.version` has to agree. */
export function identify(document: OpenApi, report: Report): Identity | undefined {
  const { info } = document;
  const [first] = document.operations;
  if (!first) return undefined;
  const [, product = "", version = ""] = first.path.split("/");
  if (!first.path.startsWith("/") || !/^[a-z][a-z0-9-]*$/.test(product) || version === "") {
    report("path-shape", first.pathOrigin, { path: first.path });
    return undefined;
  }
  const track = trackOf(version);
  if (!track) {
    report("version-unknown", first.pathOrigin, { version });
    return undefined;
  }
  const fits = allPathsFit(document, product, version, report);
  if (info.version !== version) report("version-mismatch", info.versionOrigin, { got: info.version, want: version });
  const named = info.apiName === undefined || /^[a-z][a-z0-9-]*$/.test(info.apiName);
  if (!named) report("api-name-invalid", info.apiNameOrigin, { name: info.apiName ?? "" });
  if (!fits || !named || info.version !== version) return undefined;
  return { product, version, track, ...(info.apiName !== undefined && { name: info.apiName }) };
}

function allPathsFit(document: OpenApi, product: string, version: string, report: Report): boolean {
  const strangers = document.operations.filter(
    (operation) => !`${operation.path}/`.startsWith(`/${product}/${version}/`),
  );
  const reported = new Set<string>();
  for (const operation of strangers) {
    if (reported.has(operation.path)) continue;
    reported.add(operation.path);
    const [, gotProduct = "", gotVersion = ""] = operation.path.split("/");
    report("path-mismatch", operation.pathOrigin, {
      path: operation.path,
      got: `${gotProduct} ${gotVersion}`.trim() || "nothing",
      want: `${product} ${version}`,
    });
  }
  return strangers.length === 0;
}
