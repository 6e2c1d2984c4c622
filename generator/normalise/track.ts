import type { Track } from "../model/api.ts";

/** `v1` is GA, `v1beta1` beta, `v1alpha1` alpha. */
export function trackOf(version: string): Track | undefined {
  const match = /^v\d+(?:(alpha|beta)\d+)?$/.exec(version);
  if (!match) return undefined;
  return match[1] === "alpha" ? "alpha" : match[1] === "beta" ? "beta" : "ga";
}
