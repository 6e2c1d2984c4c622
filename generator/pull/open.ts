import { diagnostic, type Report } from "../diagnostics.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { type Identity, identify } from "../normalise/identity.ts";
import { readDocument } from "../read/document.ts";
import type { OpenApi } from "../read/openapi.ts";
import { readSource } from "../read/source.ts";
import { type Offer, oneLine } from "./offer.ts";

export interface Opened {
  readonly document: OpenApi;
  readonly identity: Identity;
}

/** What an offer holds, when it is an OpenAPI document of the kind that the generator accepts. */
export function open(offer: Offer, report: Report): Opened | undefined {
  const { source, text } = offer;
  const at = { file: source, line: 1, column: 1 };
  if (isWebPage(text)) {
    report("pull-web-page", at, { title: titleOf(text) });
    return undefined;
  }
  return sound(offer, report, (inner) => {
    const value = readSource(source, text, inner);
    const document = value && readDocument(value, inner);
    const identity = document && identify(document, inner);
    return document && identity ? { document, identity } : undefined;
  });
}

/** Reads on; whatever is wrong with the document becomes one line. */
export function sound<T>({ source }: Offer, report: Report, read: (inner: Report) => T | undefined): T | undefined {
  const diagnostics: Diagnostic[] = [];
  const inner: Report = (code, origin, facts) => void diagnostics.push(diagnostic(code, origin, facts));
  const result = guarded(() => read(inner), diagnostics);
  const [first, ...rest] = diagnostics.filter(({ severity }) => severity === "error");
  if (!first) return result;
  const more = rest.length > 0 ? ` (${rest.length} more)` : "";
  report("pull-unusable", first.origin ?? { file: source, line: 1, column: 1 }, {
    reason: oneLine(first.message),
    more,
  });
  return undefined;
}

/** A document may be nested so deeply that no reader gets through. */
function guarded<T>(read: () => T, diagnostics: Diagnostic[]): T | undefined {
  try {
    return read();
  } catch (error) {
    const reason = error instanceof RangeError ? "it is nested too deeply" : String(error);
    diagnostics.push(diagnostic("yaml-syntax", undefined, { reason }));
    return undefined;
  }
}

const isWebPage = (text: string): boolean => /^\uFEFF?\s*<(?:!doctype|html|head|body|!--)/i.test(text);

function titleOf(text: string): string {
  const title = oneLine(/<title[^>]*>([^<]{1,80})/i.exec(text)?.[1] ?? "");
  return title === "" ? "" : ` (“${title}”)`;
}
