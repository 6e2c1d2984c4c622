import { type CallOptions, type ClientOptions, call, hintFor, isApiError, wait } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { hasShared } from "../support/paths.ts";
import { answerOf, linesOf } from "../support/traffic.ts";
import { caught, deadUrl, getServer, id, reply, secretKey, stubbed, volumeWaiter } from "./kit.ts";

const request = "7f0e1c2d-0000-4000-8000-000000000000";

async function errorOf(
  answer: Response | Error,
  options: Partial<ClientOptions> = {},
  each: CallOptions = {},
): Promise<unknown> {
  const { scw } = stubbed(
    () => {
      if (answer instanceof Error) throw answer;
      return answer;
    },
    { retries: 0, ...options },
  );
  return caught(call(scw, getServer, { server_id: id }, each));
}

test.each<[status: number, body: unknown, hint: string]>([
  [
    400,
    {
      type: "invalid_arguments",
      message: "invalid argument(s)",
      details: [
        { argument_name: "image", reason: "required" },
        { argument_name: "name", reason: "constraint", help_message: "too long" },
        { argument_name: "tags", reason: "unknown" },
      ],
    },
    "Correct the arguments (image: required, name: constraint, tags).",
  ],
  [400, { message: "Server is not delivered" }, "Correct the arguments that the message names."],
  [
    401,
    { type: "denied_authentication", message: "denied", method: "api_key", reason: "not_found" },
    "The API key was deleted or never existed: create one, and pass its secret key (not its access key) as the option secretKey, from SCW_SECRET_KEY or secret_key of your profile.",
  ],
  [
    401,
    { type: "denied_authentication", message: "denied", method: "api_key", reason: "expired" },
    "The API key has expired: create another, and pass its secret key (not its access key) as the option secretKey, from SCW_SECRET_KEY or secret_key of your profile.",
  ],
  [
    401,
    { message: "Unauthorized" },
    "The API key is wrong: look it up, and pass its secret key (not its access key) as the option secretKey, from SCW_SECRET_KEY or secret_key of your profile.",
  ],
  [
    403,
    {
      type: "permissions_denied",
      message: "insufficient permissions",
      details: [
        { resource: "namespace", action: "read" },
        { resource: "api_key", action: "write" },
      ],
    },
    "Give the bearer of the API key a policy in IAM that allows read on namespace, write on api_key; it may take minutes to work.",
  ],
  [
    403,
    { message: "insufficient permissions" },
    "Give the bearer of the API key a policy in IAM that allows the call, unless the message tells another reason.",
  ],
  [
    403,
    {
      type: "quotas_exceeded",
      message: "quota exceeded",
      details: [{ resource: "instances", quota: 10, current: 10 }],
    },
    "Delete what is not needed, or ask Scaleway for a higher quota (instances: 10 of 10).",
  ],
  [
    403,
    { type: "invalid_request_error", message: "Quota exceeded for this resource." },
    "Delete what is not needed, or ask Scaleway for a higher quota.",
  ],
  [
    404,
    { type: "not_found", message: "gone", resource: "instance_image", resource_id: "7a892c1a" },
    "Check that the instance_image 7a892c1a exists in this place (zone or region) and project.",
  ],
  [
    404,
    { type: "not_found", message: "gone", resource: "unknown", resource_id: "" },
    "Check that the resource exists in this place (zone or region) and project.",
  ],
  [
    409,
    { type: "transient_state", message: "busy", resource: "gateway", resource_id: "g1", current_state: "configuring" },
    "Wait until the gateway g1 is no longer configuring, then try again.",
  ],
  [409, { message: "busy" }, "Wait until the resource has settled, then try again."],
  [
    409,
    { type: "already_exists", message: "there", resource: "bucket", resource_id: "b1" },
    "Use the bucket b1 that exists, or choose another name.",
  ],
  [
    410,
    { type: "expired", message: "over", resource: "token", resource_id: "t1", expired_since: "2026-01-01T00:00:00Z" },
    "Create the token t1 anew, since this one has expired.",
  ],
  [
    412,
    { type: "precondition_failed", message: "no", precondition: "resource_still_in_use", help_message: "detach it" },
    "Bring the resource into the state that the call needs first (resource_still_in_use: detach it).",
  ],
  [412, undefined, "Bring the resource into the state that the call needs first."],
  [423, undefined, "Ask Scaleway's support why the resource is locked: only they unlock it."],
  [
    429,
    { type: "too_many_requests", message: "slow", limit: { quota: 10, window_seconds: 60 }, reset_seconds: 12 },
    "Wait 12 seconds, then send fewer calls at a time.",
  ],
  [429, undefined, "Wait a little, then send fewer calls at a time."],
  [
    503,
    { type: "out_of_stock", message: "none left", resource: "GPU-3070-S" },
    "Choose another type of GPU-3070-S or another place, or try later.",
  ],
  [
    502,
    undefined,
    `Try later, unless the message tells of a mistake; if it stays, see status.scaleway.com or ask Scaleway's support and name request ${request}.`,
  ],
  [418, undefined, `Ask Scaleway's support what the message means and name request ${request}.`],
  [400, { type: "never_heard_of" }, `Ask Scaleway's support what the message means and name request ${request}.`],
  [
    302,
    undefined,
    "Set the option apiUrl to the API itself: redirects are not followed, since they would get the secret key.",
  ],
  [200, [], "Check the option apiUrl and the proxies on the way: what answered does not seem to be the API."],
])("what to do about a %i: %j", async (status, body, hint) => {
  const answer = status === 200 ? new Response("<html>") : reply(body, status);
  expect(hintFor(await errorOf(answer))).toBe(hint);
});

test("a rate limit that tells its time in the header", async () => {
  const error = await errorOf(reply(undefined, 429, { "retry-after": "7" }));
  expect(hintFor(error)).toBe("Wait 7 seconds, then send fewer calls at a time.");
});

test("an answer that is too large", async () => {
  const error = await errorOf(reply({ server: { name: "x".repeat(100) } }), { maxResponseBytes: 10 });
  expect(hintFor(error)).toBe("Raise the option maxResponseBytes, or ask for smaller pages.");
});

test("a connection that was refused, that broke, and that is not trusted", async () => {
  expect(hintFor(await errorOf(new Error("unused"), { fetch, apiUrl: await deadUrl() }))).toBe(
    "Check the network, the name server and the option apiUrl; nothing was sent, so repeating the call is safe.",
  );
  expect(hintFor(await errorOf(new TypeError("terminated")))).toBe(
    "Check the network; a change may have been made all the same, so look before you repeat it.",
  );
  const cause = Object.assign(new Error("x"), { code: "SELF_SIGNED_CERT_IN_CHAIN" });
  expect(hintFor(await errorOf(new TypeError("fetch failed", { cause })))).toBe(
    "Make the runtime trust the certificate of the proxy on the way (Node: NODE_EXTRA_CA_CERTS).",
  );
});

test.each(["timeout", "attemptTimeout"] as const)("%s names the option", async (option) => {
  const never = { fetch: () => new Promise<never>(() => {}) };
  expect(hintFor(await errorOf(new Error("unused"), never, { [option]: 5 }))).toBe(
    `Raise the option ${option}; a change may have been made all the same, so look before you repeat it.`,
  );
});

test.each([
  [["error"], 5_000, "Look at the resource on the error, or in the console, for why its status is error."],
  [["creating"], 5, "Wait again, or raise the option timeout of the wait: the status is creating."],
  [["creating", undefined], 5_000, "Find out who deleted the resource meanwhile, and create it anew."],
  [[1], 5_000, "Update the package: the answer does not show the status where this version looks for it."],
])("a wait over %j", async (statuses, timeout, hint) => {
  const { scw } = stubbed((_url, _init, index) => {
    const status = statuses[Math.min(index, statuses.length - 1)];
    return status === undefined ? reply({}, 404) : reply({ id: "v", status });
  });
  const error = await caught(wait(scw, volumeWaiter, { volume_id: "v" }, { timeout, interval: 1 }));
  expect(hintFor(error)).toBe(hint);
});

test("errors that say it themselves, aborts and what is no error have none", async () => {
  const { scw } = stubbed(() => reply({}));
  expect(hintFor(await caught(call(scw, getServer, { server_id: "" })))).toBeUndefined();
  expect(hintFor(await errorOf(new Error("x"), {}, { signal: AbortSignal.abort() }))).toBeUndefined();
  for (const other of [undefined, null, "x", {}, new Error("x"), { type: "not_found" }])
    expect(hintFor(other)).toBeUndefined();
});

test.each([null, "text", 5, [null], [[]], ["x"], [{ argument_name: {} }], { resource: "a" }])(
  "details that are not what is declared: %j",
  async (details) => {
    const types = ["invalid_arguments", "permissions_denied", "quotas_exceeded", "too_many_requests", "not_found"];
    const more = ["transient_state", "already_exists", "precondition_failed", "denied_authentication", "out_of_stock"];
    for (const type of [...types, ...more]) {
      const hint = hintFor(await errorOf(reply({ type, message: "m", details }, 400)));
      expect(hint).toMatch(/^[A-Z].*\.$/);
      expect(hint).not.toMatch(/undefined|null|NaN|\[object/);
    }
  },
);

test("neither the key nor more than a line of what a server sends is in a hint", async () => {
  const long = `${secretKey}\n${"x".repeat(10_000)}`;
  const bodies = [
    { type: "not_found", resource: long, resource_id: long },
    { type: "invalid_arguments", details: [{ argument_name: long, reason: long }] },
    { type: "permissions_denied", details: [{ resource: long, action: long }] },
    { type: "precondition_failed", precondition: long, help_message: long },
    { type: "transient_state", resource: long, current_state: long },
    { message: long },
  ];
  for (const body of bodies) {
    const answer = reply({ message: "m", ...body }, 400, { "x-request-id": secretKey });
    const hint = hintFor(await errorOf(answer)) ?? "";
    expect(hint).not.toContain(secretKey);
    expect(hint).not.toContain("\n");
    expect(hint.length).toBeLessThan(500);
  }
});

const files = ["instance", "k8s", "iam", "vpc", "lb", "others"];
test.skipIf(!hasShared)("every recorded error has a hint, and a denied permission is named", async () => {
  const failed = files.flatMap((file) => linesOf(file)).filter(({ status }) => status >= 400);
  expect(failed.length).toBeGreaterThan(100);
  const names: string[] = [];
  for (const line of failed) {
    const error = await errorOf(answerOf(line));
    const hint = hintFor(error) ?? "";
    expect(hint).toMatch(/^[A-Z].*\.$/);
    if (!isApiError(error, "permissions_denied")) continue;
    for (const { resource, action } of error.details) {
      expect(hint).toContain(`${action} on ${resource}`);
      names.push(`${action} on ${resource}`);
    }
  }
  expect(names).toContain("read on namespace");
});
