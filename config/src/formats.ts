import type { TextName } from "./settings.ts";

interface Format {
  readonly test: (text: string) => boolean;
  /** Follows "must be". Fixed text: the value itself may be a secret in the wrong place. */
  readonly expected: string;
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const accessKey = /^SCW[A-Z\d]{17}(@[\da-f-]{36})?$/i;
const uuidForm = "of the form 11111111-2222-3333-4444-555555555555";

export function isSecretKey(text: string): boolean {
  return uuid.test(text);
}

/** Whether a text that is meant to be a name holds what looks like a key. */
export function holdsSecretKey(text: string): boolean {
  return /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/i.test(text);
}

/** The form of each setting. Unknown zones and regions pass: new ones open without a release of this package. */
export const formats: Readonly<Record<TextName, Format>> = {
  accessKey: matching(accessKey, "an access key: SCW and 17 capital letters or digits (the secret key is another one)"),
  secretKey: matching(uuid, `a secret key, ${uuidForm} (what begins with SCW is an access key)`),
  organizationId: matching(uuid, `an organization's id, ${uuidForm}`),
  projectId: matching(uuid, `a project's id, ${uuidForm}`),
  region: matching(/^[a-z]{2}-[a-z]{3,7}$/, "a region such as fr-par (fr-par-1 is a zone)"),
  zone: matching(/^[a-z]{2}-[a-z]{3,7}-[1-9]\d?$/, "a zone such as fr-par-1 (fr-par is a region)"),
  apiUrl: {
    test: isPlainUrl,
    expected: "a URL such as https://api.scaleway.com, without user name, query or fragment",
  },
  userAgent: matching(/^[\x20-\x7e]{1,512}$/, "at most 512 printable ASCII characters"),
  s3Endpoint: { test: isPlainUrl, expected: "a URL such as https://s3.fr-par.scw.cloud, without user name or query" },
};

function matching(pattern: RegExp, expected: string): Format {
  return { test: (text) => pattern.test(text), expected };
}

function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && !(username || password || search || hash);
}

/** Names from before regions had zones. */
const formerPlaces: ReadonlyMap<string, { readonly region: string; readonly zone: string }> = new Map([
  ["par1", { region: "fr-par", zone: "fr-par-1" }],
  ["ams1", { region: "nl-ams", zone: "nl-ams-1" }],
]);

/** Today's name of a place with a former name. */
export function renamedPlace(name: TextName, text: string): string | undefined {
  return name === "region" || name === "zone" ? formerPlaces.get(text)?.[name] : undefined;
}

/** As Go's `strconv.ParseBool` reads it, and as people write it in YAML. */
export function parseSwitch(text: string): boolean | undefined {
  if (/^(1|t|true|y|yes|on)$/i.test(text)) return true;
  if (/^(0|f|false|n|no|off)$/i.test(text)) return false;
  return undefined;
}
