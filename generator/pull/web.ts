import { createHash } from "node:crypto";
import type { Report } from "../diagnostics.ts";
import type { Origin } from "../model/origin.ts";
import { bytesOf, tooLong } from "./bytes.ts";
import { type Limits, type Offer, oneLine, type Supply } from "./offer.ts";

const MOST_REDIRECTS = 5;
const SCHEMA = "schema.yml";

/** Documents behind `<base>/<portal>/<version>/schema.yml`. */
export function webSupply(base: string, limits: Limits): Supply {
  return {
    has: ({ known }) => known.portals.length > 0,
    offer: async ({ known, name }, report) => {
      const addresses = known.portals.map(
        (portal) => `${base.replace(/\/+$/, "")}/${portal}/${known.version}/${SCHEMA}`,
      );
      if (addresses.length === 0) report("pull-no-page", known.origin, { api: name });
      for (const address of addresses) {
        const found = await offerOf(address, limits, known.origin, report);
        if (found !== "absent") return found;
      }
      if (addresses.length > 0) report("pull-not-found", known.origin, { api: name, sources: addresses.join(" or ") });
      return undefined;
    },
  };
}

async function offerOf(
  address: string,
  limits: Limits,
  origin: Origin,
  report: Report,
): Promise<Offer | "absent" | undefined> {
  try {
    const signal = AbortSignal.timeout(limits.timeout);
    const response = await follow(new URL(address), signal, origin, report);
    if (!response) return undefined;
    if (response.status === 404 || response.status === 410) return "absent";
    if (response.status !== 200) {
      report("pull-status", origin, { source: address, status: String(response.status) });
      return undefined;
    }
    const bytes = await bytesOf(response, limits.size);
    if (bytes === tooLong) {
      report("pull-too-long", origin, { source: address, size: String(limits.size) });
      return undefined;
    }
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { source: address, text, sha256: createHash("sha256").update(bytes).digest("hex") };
  } catch (error) {
    complain(address, error, limits, origin, report);
    return undefined;
  }
}

/** Follows redirects on the same host. Any other host is not asked: what it answers is not Scaleway's. */
async function follow(first: URL, signal: AbortSignal, origin: Origin, report: Report): Promise<Response | undefined> {
  let url = first;
  for (let count = 0; count <= MOST_REDIRECTS; count++) {
    const response = await fetch(url, {
      signal,
      redirect: "manual",
      headers: { accept: "application/yaml, */*;q=0.5" },
    });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null) {
      if (response.status !== 200) await response.body?.cancel();
      return response;
    }
    await response.body?.cancel();
    const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
    if (!next || !staysWith(url, next)) {
      report("pull-redirect", origin, { source: first.href, to: next ? next.origin : "an address that is none" });
      return undefined;
    }
    url = next;
  }
  report("pull-redirect", origin, { source: first.href, to: `itself, more than ${MOST_REDIRECTS} times` });
  return undefined;
}

const staysWith = (from: URL, to: URL): boolean =>
  to.host === from.host && (to.protocol === from.protocol || to.protocol === "https:");

function complain(source: string, error: unknown, { timeout }: Limits, origin: Origin, report: Report): void {
  const { name, message, cause } = error instanceof Error ? error : new Error(String(error));
  if (name === "TimeoutError") report("pull-timeout", origin, { source, seconds: String(timeout / 1000) });
  else if (error instanceof TypeError && message === "terminated") report("pull-cut-short", origin, { source });
  else if (error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA")
    report("pull-encoding", origin, { source });
  else report("pull-unreachable", origin, { source, reason: oneLine(reasonOf(cause) ?? message) });
}

/** `ECONNREFUSED` says more than `fetch failed`. */
function reasonOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
}
