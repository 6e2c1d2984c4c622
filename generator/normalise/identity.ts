import type { Report } from "../diagnostics.ts";
import { LIMITS } from "../limits.ts";
import type { Track } from "../model/api.ts";
import type { Origin } from "../model/origin.ts";
import type { OpenApi } from "../read/openapi.ts";
import { isName, trackOf } from "../tracks.ts";

export interface Identity {
  readonly product: string;
  readonly version: string;
  readonly track: Track;
  readonly name?: string;
}

/** Systems keep some for devices; tools keep others for what they make, and leave them out. */
const UNFIT = /^(?:con|prn|aux|nul|com\d|lpt\d|dist|bundle|coverage)$/;

/** Product and version stand at the start of every path; `info.version` has to agree. */
export function identify(document: OpenApi, report: Report): Identity | undefined {
  const { info } = document;
  const [first] = document.operations;
  if (!first) return undefined;
  const [, product = "", version = ""] = first.path.split("/");
  if (!first.path.startsWith("/") || !isName(product) || version === "") {
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
  const named = info.apiName === undefined || isName(info.apiName);
  if (!named) report("api-name-invalid", info.apiNameOrigin, { name: info.apiName ?? "" });
  const isFit = [
    nameFits("The product", product, first.pathOrigin, report),
    nameFits("The version", version, first.pathOrigin, report),
    nameFits("`x-api-name`", info.apiName ?? "", info.apiNameOrigin, report),
  ].every(Boolean);
  if (!fits || !named || !isFit || info.version !== version) return undefined;
  return { product, version, track, ...(info.apiName !== undefined && { name: info.apiName }) };
}

/** It names a folder. */
function nameFits(what: string, name: string, origin: Origin, report: Report): boolean {
  if (UNFIT.test(name)) report("folder-name", origin, { what, name });
  if (name.length > LIMITS.folder)
    report("name-too-long", origin, { what, count: String(name.length), limit: String(LIMITS.folder) });
  return !UNFIT.test(name) && name.length <= LIMITS.folder;
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
