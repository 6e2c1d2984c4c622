import type { Place } from "./error.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

export type TextName =
  | "accessKey"
  | "secretKey"
  | "organizationId"
  | "projectId"
  | "region"
  | "zone"
  | "apiUrl"
  | "userAgent"
  | "s3Endpoint";
export type SwitchName = "s3UsePathStyle" | "insecure";
export type SettingName = TextName | SwitchName;

/** A value as it was found, not checked yet. */
export interface Setting {
  readonly value: unknown;
  /** What the user wrote it under: `SCW_DEFAULT_ZONE`, or `default_zone` in a file. */
  readonly label: string;
  readonly place?: Place;
  /** `SCW_TLSVERIFY` says the opposite of `insecure`. */
  readonly inverted?: boolean;
}

export type Settings = ReadonlyMap<SettingName, Setting>;

interface Spelling {
  readonly name: SettingName;
  readonly key: string;
  readonly variable: string;
  /** Older variables, the first that is set wins. */
  readonly deprecated?: readonly string[];
}

/** How the official tools spell each setting in the file and in the environment. */
export const spellings: readonly Spelling[] = [
  { name: "accessKey", key: "access_key", variable: "SCW_ACCESS_KEY", deprecated: ["SCALEWAY_ACCESS_KEY"] },
  {
    name: "secretKey",
    key: "secret_key",
    variable: "SCW_SECRET_KEY",
    deprecated: ["SCW_TOKEN", "SCALEWAY_TOKEN", "SCALEWAY_ACCESS_KEY"],
  },
  {
    name: "organizationId",
    key: "default_organization_id",
    variable: "SCW_DEFAULT_ORGANIZATION_ID",
    deprecated: ["SCW_ORGANIZATION", "SCALEWAY_ORGANIZATION"],
  },
  { name: "projectId", key: "default_project_id", variable: "SCW_DEFAULT_PROJECT_ID" },
  {
    name: "region",
    key: "default_region",
    variable: "SCW_DEFAULT_REGION",
    deprecated: ["SCW_REGION", "SCALEWAY_REGION"],
  },
  { name: "zone", key: "default_zone", variable: "SCW_DEFAULT_ZONE" },
  { name: "apiUrl", key: "api_url", variable: "SCW_API_URL" },
  { name: "userAgent", key: "user_agent", variable: "SCW_USER_AGENT" },
  { name: "s3Endpoint", key: "s3_endpoint", variable: "SCW_S3_ENDPOINT" },
  { name: "s3UsePathStyle", key: "s3_use_path_style", variable: "SCW_S3_USE_PATH_STYLE" },
  { name: "insecure", key: "insecure", variable: "SCW_INSECURE", deprecated: ["SCW_TLSVERIFY"] },
];
