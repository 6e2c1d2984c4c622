/** What a refused call was short of. */
export interface Refusal {
  readonly action: string;
  readonly resource: string;
  /** The day of the answer. */
  readonly seen: string;
}

/**
 * No document names the permissions of an operation. These were named by the API itself, in the `details` of recorded
 * answers with status 403; what nobody has seen is left open.
 */
const refusals: ReadonlyMap<string, Refusal> = new Map([
  ["block.v1.GetSnapshot", { action: "read", resource: "snapshot", seen: "2026-07-30" }],
  ["cockpit.v1.GetAlertManager", { action: "read", resource: "cockpit", seen: "2026-04-27" }],
  ["flexible-ip.v1alpha1.GetFlexibleIP", { action: "read", resource: "flexible-ip", seen: "2025-01-22" }],
  ["iam.v1alpha1.GetAPIKey", { action: "read", resource: "api_key", seen: "2023-04-24" }],
  ["mnq.v1beta1.GetSnsInfo", { action: "read", resource: "namespace", seen: "2026-04-10" }],
  ["mnq.v1beta1.GetSqsInfo", { action: "read", resource: "namespace", seen: "2026-04-10" }],
]);

export function refusalOf(operation: string): Refusal | undefined {
  return refusals.get(operation);
}

export const refused: readonly string[] = [...refusals.keys()];
