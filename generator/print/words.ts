import type { Api, Field } from "../model/api.ts";
import type { Type } from "../model/type.ts";
import { docComment, docText } from "./tsdoc.ts";

/** What a field's type does not show: the form of a text, the unit of a number. */
const FORMATS: Readonly<Record<string, string>> = {
  "date-time": "RFC 3339.",
  byte: "Base64.",
  seconds: 'Seconds, such as `"2.5s"`.',
  cidr: "CIDR notation.",
};

const PATTERNS: Readonly<Record<string, RegExp>> = {
  "date-time": /RFC ?3339/i,
  byte: /base64/i,
  seconds: /seconds?\b/i,
  cidr: /CIDR/i,
};

export function fieldDoc({ docs, type, deprecated }: Field, ...more: readonly string[]): string {
  const text = docs.text ?? "";
  const format = formatOf(type);
  const known =
    format !== undefined && Object.hasOwn(FORMATS, format) && !PATTERNS[format]?.test(text)
      ? FORMATS[format]
      : undefined;
  const says = deprecated ? deprecation(text) : undefined;
  return docComment(
    docText([text, known, ...more].filter((part) => part !== undefined && part !== "").join(" ")),
    says,
  );
}

function formatOf(type: Type): string | undefined {
  if (type.kind === "nullable") return formatOf(type.of);
  return type.kind === "scalar" ? type.format : undefined;
}

/** The tag needs a reason: the document's own words when it gives one. */
export function deprecation(text: string | undefined): string {
  const sentences = (text ?? "")
    .split(/(?<=\.)\s+/)
    .map((sentence) => sentence.replace(/^\W*deprecated\b[\s.,:;]*/i, ""));
  const reason = sentences.find((sentence) =>
    /\buse\b|instead|replaced|no longer|obsolete|without (use|effect)/i.test(sentence),
  );
  const words = docText(reason ?? "It may be removed in a later version of the API.").replace(/\s+/g, " ");
  return `@deprecated ${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const TRACK_TAGS = { ga: undefined, beta: "@beta", alpha: "@alpha" } as const;

export function trackTag({ track }: Api): string | undefined {
  return TRACK_TAGS[track];
}
