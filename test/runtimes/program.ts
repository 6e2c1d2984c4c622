// The program that every runtime runs. It uses no more than `@scwkit` and `fetch`, and tells what it saw.
import {
  createServer,
  deleteServer,
  getServer,
  getServerUserData,
  listServers,
  setServerUserData,
  waitForServer,
} from "@scwkit/instance/v1";
import { listVolumeTypes } from "@scwkit/instance/v2alpha1";
import { getClusterCertificate } from "@scwkit/redis/v1";
import {
  type ClientOptions,
  createClient,
  hintFor,
  isApiError,
  isConnectionError,
  isTimeoutError,
  isWaitError,
  listPlaces,
  toCurl,
  watch,
} from "@scwkit/runtime";

export interface Report {
  /** Must be the same everywhere. */
  readonly same: Readonly<Record<string, unknown>>;
  /** What a platform decides. */
  readonly own: {
    readonly userAgent: string | undefined;
    /** How many requests a POST took that nobody listened to: several where the platform tells of a refusal. */
    readonly refusedAttempts: number;
    /** 0 where the platform hides a redirect. */
    readonly redirectStatus: number | undefined;
  };
}

const options: ClientOptions<"fr-par-1"> = {
  secretKey: "5ec2e7ab-1111-4222-8333-444455556666",
  zone: "fr-par-1",
  projectId: "9a9a9a9a-0000-4000-8000-000000000000",
  retryDelay: 1,
  userAgent: "runtimes",
};

const wanted = { name: "wéb", commercial_type: "DEV1-S", tags: ["a", "b"] };

// A worker may make a client before there is a request: that must do nothing that needs one.
const early = createClient(options);

/**
 * @param apiUrl of the server of this test, whose answers follow from the ids that are asked for.
 * @param deadUrl where nobody listens.
 */
export async function run(apiUrl: string, deadUrl: string): Promise<Report> {
  const events: string[] = [];
  const hooks = watch({
    request: ({ attempt }) => events.push(`request ${attempt}`),
    retry: ({ status }) => events.push(`retry after ${status}`),
    response: ({ status }) => events.push(`response ${status}`),
  });
  const scw = createClient({ ...options, apiUrl });
  const watched = createClient({ ...options, apiUrl, hooks });
  const small = createClient({ ...options, apiUrl, maxResponseBytes: 100_000 });
  const dead = createClient({ ...options, apiUrl: deadUrl, retries: 2 });
  const same: Record<string, unknown> = { early: early.apiUrl };
  // One after the other, so that the server sees them in order.
  const steps: Readonly<Record<string, () => PromiseLike<unknown>>> = {
    list: () => listServers(scw, { name: "é & 😀", per_page: 2 }).toArray(),
    lazyList: () => namesOf(listServers(scw, { per_page: 2 })),
    places: () =>
      listPlaces(["nl-ams-1", "pl-waw-9"], (zone, each) => listServers(scw, { zone }, each), {
        concurrency: 1,
      }).collect(),
    tokens: () => listVolumeTypes(scw).toArray(),
    notFound: () => getServer(scw, { server_id: "missing" }),
    denied: () => getServer(scw, { server_id: "denied" }),
    retried: () => getServer(watched, { server_id: "busy" }).withResponse().then(pick),
    events: async () => events,
    headersLate: () => getServer(scw, { server_id: "hung" }, { attemptTimeout: 700, retries: 0 }),
    bodyLate: () => getServer(scw, { server_id: "half" }, { timeout: 700 }),
    aborted: () => abortedCall(apiUrl, (signal) => getServer(scw, { server_id: "aborted" }, { signal })),
    abortedBody: () => abortedCall(apiUrl, (signal) => getServer(scw, { server_id: "aborted-half" }, { signal })),
    abortedBefore: () => getServer(scw, { server_id: "never" }, { signal: AbortSignal.abort("too late") }),
    abortedWait: () =>
      abortedCall(apiUrl, (signal) =>
        waitForServer(scw, { server_id: "aborted-wait" }, { signal, interval: 60_000, maxInterval: 60_000 }),
      ),
    tooLarge: () => getServer(small, { server_id: "large" }),
    broken: () => getServer(scw, { server_id: "broken" }, { retries: 1 }),
    brokenPost: () => createServer(scw, { zone: "broken-pa-1", ...wanted }),
    post: () => createServer(scw, wanted).withResponse().then(pick),
    postText: () => setServerUserData(scw, { server_id: "busy", key: "cloud-init", content: "#cloud-config\nà: 1\n" }),
    postBytes: () => setServerUserData(scw, { server_id: "busy", key: "bytes", content: new Uint8Array([0, 255, 65]) }),
    postBlob: () => setServerUserData(scw, { server_id: "busy", key: "blob", content: new Blob(["bl", "ob"]) }),
    text: () => getServerUserData(scw, { server_id: "busy", key: "cloud-init" }),
    binary: () => getClusterCertificate(scw, { cluster_id: "c" }).then(bytesOf),
    nothing: () => deleteServer(scw, { server_id: "busy" }).withResponse().then(pick),
    waited: () => waitForServer(scw, { server_id: "starting" }, { interval: 1 }).then(({ state }) => state),
    failed: () => waitForServer(scw, { server_id: "locked" }),
    curl: async () => toCurl(scw, { id: "x.v1.X", method: "GET", path: "/x" }, { a: ["b", "c"] }).replace(apiUrl, ""),
    wrongZone: () => getServer(scw, { zone: "fr-par", server_id: "never" }),
  };
  for (const [name, step] of Object.entries(steps)) same[name] = await outcome(step());
  const redirect = await failure(getServer(scw, { server_id: "moved" }));
  same.redirect = isApiError(redirect) && redirect.type;
  const refused = await failure(createServer(dead, wanted));
  same.unreachable = isConnectionError(refused) && { name: refused.name, transient: refused.transient };
  return {
    same,
    own: {
      userAgent: globalThis.navigator?.userAgent,
      refusedAttempts: isConnectionError(refused) ? refused.attempts : 0,
      redirectStatus: isApiError(redirect) ? redirect.status : undefined,
    },
  };
}

async function outcome(work: PromiseLike<unknown>): Promise<unknown> {
  try {
    // Nothing is something that JSON would leave out.
    return (await work) ?? "nothing";
  } catch (error) {
    return { thrown: told(error), hint: hintFor(error) };
  }
}

/** What must be the same of an error everywhere: a connection's is in the platform's own words. */
function told(error: unknown): unknown {
  if (isConnectionError(error)) return { name: error.name, attempts: error.attempts, transient: error.transient };
  if (isApiError(error)) {
    const { name, message, type, status, requestId, details, attempts, transient } = error;
    return { name, message, type, status, requestId, details, attempts, transient };
  }
  if (isTimeoutError(error)) return { name: error.name, message: error.message, option: error.option };
  if (isWaitError(error)) return { name: error.name, message: error.message, reason: error.reason };
  return error instanceof Error ? `${error.name}: ${error.message}` : error;
}

async function failure(work: PromiseLike<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    return error;
  }
}

/** Aborts once the server has the request in hand. */
async function abortedCall(apiUrl: string, start: (signal: AbortSignal) => PromiseLike<unknown>): Promise<unknown> {
  const controller = new AbortController();
  const work = failure(start(controller.signal));
  await fetch(`${apiUrl}/in-hand`);
  controller.abort("enough");
  return { abortedWith: await work };
}

function pick({ status, result, attempts, requestId, body, headers }: Picked): unknown {
  return { status, result, attempts, requestId, body, type: headers.get("content-type") };
}

interface Picked {
  readonly status: number;
  readonly result: unknown;
  readonly attempts: number;
  readonly requestId: string;
  readonly body: unknown;
  readonly headers: Headers;
}

async function namesOf(servers: AsyncIterable<{ readonly name: string }>): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of servers) names.push(name);
  return names;
}

async function bytesOf(blob: Blob): Promise<unknown> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return {
    type: blob.type,
    size: blob.size,
    sum: bytes.reduce((sum, byte) => sum + byte, 0),
    head: [...bytes.slice(0, 4)],
  };
}
