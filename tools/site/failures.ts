export interface Failure {
  readonly status: string;
  readonly types: readonly string[];
  readonly text: string;
}

const KNOWN: ReadonlyMap<number, Omit<Failure, "status">> = new Map([
  [
    400,
    {
      types: ["invalid_arguments"],
      text: "An argument is missing, unknown or malformed. The details name each one and the reason.",
    },
  ],
  [401, { types: ["denied_authentication"], text: "The secret key is missing, wrong, deleted or expired." }],
  [
    403,
    {
      types: ["permissions_denied", "quotas_exceeded"],
      text: "The key may not do this, or a quota is used up. The details say which.",
    },
  ],
  [404, { types: ["not_found"], text: "The resource does not exist, or the key may not see it." }],
  [
    409,
    {
      types: ["transient_state", "already_exists"],
      text: "The resource is busy with another change, or there is one like it already.",
    },
  ],
  [410, { types: ["expired"], text: "The resource has expired." }],
  [
    412,
    {
      types: ["precondition_failed"],
      text: "The resource is not in a condition that allows this. The details say what to do first.",
    },
  ],
  [423, { types: ["locked"], text: "The resource is locked." }],
  [429, { types: ["too_many_requests"], text: "A rate limit was met. The runtime waits and repeats the call." }],
  [
    500,
    {
      types: ["server_error"],
      text: "Something failed on Scaleway's side. The runtime repeats calls that are safe to repeat.",
    },
  ],
]);

/** The failures that a document describes, as the runtime throws them. */
export function failureOf(status: number): Failure {
  const known = KNOWN.get(status) ?? { types: [], text: "" };
  return { status: status === 500 ? "5xx" : String(status), ...known };
}
