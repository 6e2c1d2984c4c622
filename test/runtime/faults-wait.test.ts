import { type WaitOptions, wait, waitUntilGone } from "@scwkit/runtime";
import { empty, hang, json, type Reply, resetAfter, text } from "./fault-server.ts";
import { type Case, faults, type Volume, volumeWaiter } from "./kit.ts";

const volume = (status: string): Volume => ({ id: "v", status });
const is = (status: string): Reply => json(200, volume(status));
const missing = json(404, { type: "not_found", message: "resource is not found", resource: "volume" });
const quick = { interval: 1, maxInterval: 5 };
const waitFor =
  (options: WaitOptions<string, Volume> = {}): Case["act"] =>
  (scw) =>
    wait(scw, volumeWaiter, { volume_id: "v" }, { ...quick, ...options });
const waitGone =
  (gone?: readonly number[]): Case["act"] =>
  (scw) =>
    waitUntilGone(scw, { ...volumeWaiter, ...(gone && { gone }) }, { volume_id: "v" }, { ...quick, timeout: 3_000 });
const failure = { name: "WaitError", reason: "failure", status: "error", resource: volume("error") };

faults("waiting for a status", [
  { name: "settled at once", replies: [is("available")], act: waitFor(), result: volume("available"), requests: 1 },
  {
    name: "settles after a while",
    replies: [is("creating"), is("creating"), is("available")],
    act: waitFor(),
    result: volume("available"),
    requests: 3,
  },
  {
    name: "an unknown status counts as settled",
    replies: [is("creating"), is("levitating")],
    act: waitFor(),
    result: volume("levitating"),
    requests: 2,
  },
  { name: "failure at once", replies: [is("error")], act: waitFor(), error: failure, requests: 1 },
  {
    name: "failure after a while",
    replies: [is("creating"), is("error")],
    act: waitFor(),
    error: { ...failure, attempts: 2 },
    requests: 2,
  },
  {
    name: "the wanted status",
    replies: [is("creating"), is("available")],
    act: waitFor({ until: "available" }),
    result: volume("available"),
    requests: 2,
  },
  {
    name: "a settled status on the way to the wanted one",
    replies: [is("in_use"), is("in_use"), is("available")],
    act: waitFor({ until: "available" }),
    result: volume("available"),
    requests: 3,
  },
  {
    name: "one of several wanted",
    replies: [is("creating"), is("in_use")],
    act: waitFor({ until: ["available", "in_use"] }),
    result: volume("in_use"),
    requests: 2,
  },
  {
    name: "a failure that is wanted",
    replies: [is("creating"), is("locked")],
    act: waitFor({ until: "locked" }),
    result: volume("locked"),
    requests: 2,
  },
  {
    name: "a transient status that is wanted",
    replies: [is("available"), is("resizing")],
    act: waitFor({ until: "resizing" }),
    result: volume("resizing"),
    requests: 2,
  },
  {
    name: "failure instead of the wanted status",
    replies: [is("in_use"), is("error")],
    act: waitFor({ until: "available" }),
    error: failure,
    requests: 2,
  },
  {
    name: "resets, 5xx and 429 on the way",
    replies: [resetAfter, empty(503), empty(429), is("creating"), empty(500), is("available")],
    act: waitFor(),
    result: volume("available"),
    requests: 6,
  },
  {
    name: "a hung look on the way",
    replies: [is("creating"), hang, is("available")],
    options: { attemptTimeout: 60 },
    act: waitFor(),
    result: volume("available"),
    requests: 3,
  },
  {
    name: "403 ends it",
    replies: [is("creating"), json(403, { message: "no" })],
    act: waitFor(),
    error: { type: "permissions_denied" },
    requests: 2,
  },
  {
    name: "HTML ends it",
    replies: [text(200, "<html>")],
    act: waitFor(),
    error: { type: "invalid_response" },
    requests: 1,
  },
  { name: "never there", replies: [missing], act: waitFor(), error: { type: "not_found" }, requests: 1 },
  {
    name: "gone meanwhile",
    replies: [is("creating"), missing],
    act: waitFor(),
    error: { name: "WaitError", reason: "gone", resource: volume("creating") },
    requests: 2,
  },
  {
    name: "gone, where deleted was wanted",
    replies: [is("deleting"), missing],
    act: waitFor({ until: "deleted" }),
    result: volume("deleting"),
    requests: 2,
  },
  {
    name: "no status in the answer",
    replies: [json(200, { id: "v" })],
    act: waitFor(),
    error: { name: "WaitError", reason: "unreadable" },
    requests: 1,
  },
  {
    name: "a status that is no text",
    replies: [json(200, { id: "v", status: 3 })],
    act: waitFor(),
    error: { name: "WaitError", reason: "unreadable" },
    requests: 1,
  },
  {
    name: "a malformed request sends nothing",
    replies: [is("available")],
    act: (scw) => wait(scw, volumeWaiter, { volume_id: ".." }),
    error: { name: "TypeError" },
    requests: 0,
  },
]);

faults("waiting too long", [
  {
    name: "in a transient status",
    replies: [is("creating")],
    act: waitFor({ timeout: 60 }),
    error: { name: "WaitError", reason: "timeout", status: "creating", resource: volume("creating") },
    requests: "several",
  },
  {
    name: "in a settled status",
    replies: [is("in_use")],
    act: waitFor({ timeout: 60, until: "available" }),
    error: { reason: "timeout", status: "in_use" },
    requests: "several",
  },
  {
    name: "with nothing but errors",
    replies: [empty(500)],
    act: waitFor({ timeout: 60 }),
    error: { reason: "timeout", status: undefined, cause: { status: 500 } },
    requests: "several",
  },
]);

faults("waiting for the end", [
  { name: "gone at once", replies: [missing], act: waitGone(), result: undefined, requests: 1 },
  {
    name: "gone after a while",
    replies: [is("available"), is("deleting"), missing],
    act: waitGone(),
    result: undefined,
    requests: 3,
  },
  {
    name: "403 where the product answers so",
    replies: [is("deleting"), json(403, { message: "no" })],
    act: waitGone([403]),
    result: undefined,
    requests: 2,
  },
  {
    name: "403 where it does not",
    replies: [is("deleting"), json(403, { message: "no" })],
    act: waitGone(),
    error: { type: "permissions_denied" },
    requests: 2,
  },
  {
    name: "a status of deleted",
    replies: [is("deleting"), is("deleted")],
    act: waitGone(),
    result: undefined,
    requests: 2,
  },
  { name: "the deletion fails", replies: [is("deleting"), is("error")], act: waitGone(), error: failure, requests: 2 },
  {
    name: "a resource that had failed before",
    replies: [is("error"), is("error"), is("deleting"), missing],
    act: waitGone(),
    result: undefined,
    requests: 4,
  },
  {
    name: "5xx on the way",
    replies: [is("deleting"), empty(502), resetAfter, missing],
    act: waitGone(),
    result: undefined,
    requests: 4,
  },
]);
