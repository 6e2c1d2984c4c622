import type { Track } from "./model/api.ts";

const NAME = /^[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*$/;

/** Words of lower-case letters and digits. What follows a dash is written with a capital in code, so it is a letter. */
export const isName = (text: string): boolean => NAME.test(text);

/** `v1` is GA, `v1beta1` beta, `v1alpha1` alpha. Numbers are compared, so each has one spelling and is exact. */
export function trackOf(version: string): Track | undefined {
  const match = /^v(?:0|[1-9]\d{0,8})(?:(alpha|beta)(?:0|[1-9]\d{0,8}))?$/.exec(version);
  if (!match) return undefined;
  return match[1] === "alpha" ? "alpha" : match[1] === "beta" ? "beta" : "ga";
}

/** Whether a GA version came after: `v1beta1` and `v1` are older than `v2`; `v1beta1` is older than `v1`; `v2alpha1` is not. */
export function isOlder(version: string, stable: string): boolean {
  const major = (text: string): number => Number(/^v(\d+)/.exec(text)?.[1]);
  return version !== stable && major(version) <= major(stable);
}
