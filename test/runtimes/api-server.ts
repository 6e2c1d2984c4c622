import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";

/** What the server saw of one request. */
export interface Seen {
  readonly line: string;
  readonly token: string | undefined;
  readonly accept: string | undefined;
  readonly contentType: string | undefined;
  readonly userAgent: string | undefined;
  /** As Latin-1: every byte is one character. */
  readonly body: string;
  /** Whether the answer was given to its end, or the client let go of it before. */
  readonly end: "answered" | "dropped" | "open";
}

export interface ApiServer {
  readonly url: string;
  /** Requests to the API, in order, once all of them have ended or two seconds are over. */
  seen(): Promise<readonly Seen[]>;
  close(): Promise<void>;
}

/** A file of the page that a browser opens. */
export interface Asset {
  readonly type: string;
  readonly text: string;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** How often the same request came before. */
  readonly before: number;
}

type Reply = (exchange: Exchange) => void;

const requestId = "7f0e1c2d-0000-4000-8000-000000000000";
const typed = { "content-type": "application/json; charset=utf-8", "x-request-id": requestId };

const json =
  (status: number, body: unknown): Reply =>
  ({ response }) =>
    void response.writeHead(status, typed).end(JSON.stringify(body));

const gzipped =
  (body: unknown): Reply =>
  ({ response }) =>
    // With a byte order mark, which some proxies put before a text.
    void response
      .writeHead(200, { ...typed, "content-encoding": "gzip" })
      .end(gzipSync(`\uFEFF${JSON.stringify(body)}`));

/** The nth answer to the nth of the same request; the last one repeats. */
const inTurn =
  (...replies: readonly Reply[]): Reply =>
  (exchange) =>
    replies[Math.min(exchange.before, replies.length - 1)]?.(exchange);

const hang: Reply = () => {};

/** Headers and a part of the body, then nothing. */
const begin =
  (part: string): Reply =>
  ({ response }) =>
    void response.writeHead(200, typed).write(part);

const servers = "/instance/v1/zones/fr-par-1/servers";
const server = (state: string): object => ({ server: { id: "s", name: "web", state } });
const first = json(200, { servers: [{ name: "a" }, { name: "b" }], total_count: 3 });
const second = gzipped({ servers: [{ name: "ç" }], total_count: 3 });

const replies: Readonly<Record<string, Reply>> = {
  [`GET ${servers}?name=%C3%A9%20%26%20%F0%9F%98%80&per_page=2`]: first,
  [`GET ${servers}?name=%C3%A9%20%26%20%F0%9F%98%80&per_page=2&page=1`]: first,
  [`GET ${servers}?name=%C3%A9%20%26%20%F0%9F%98%80&per_page=2&page=2`]: second,
  [`GET ${servers}?per_page=2&page=1`]: first,
  [`GET ${servers}?per_page=2&page=2`]: second,
  "GET /instance/v1/zones/nl-ams-1/servers?page=1": json(200, { servers: [{ name: "far" }], total_count: 1 }),
  "GET /instance/v2alpha1/zones/fr-par-1/volume-types": json(200, {
    volume_types: [{ name: "one" }],
    next_page_token: "next/+",
  }),
  "GET /instance/v2alpha1/zones/fr-par-1/volume-types?page_token=next%2F%2B": json(200, {
    volume_types: [{ name: "two" }],
    next_page_token: null,
  }),
  [`GET ${servers}/denied`]: json(403, {
    type: "permissions_denied",
    message: "insufficient permissions",
    details: [{ resource: "instance_server", action: "read" }],
  }),
  [`GET ${servers}/busy`]: inTurn(json(503, { message: "try again" }), json(200, server("running"))),
  [`GET ${servers}/hung`]: hang,
  [`GET ${servers}/half`]: begin('{"server":'),
  [`GET ${servers}/aborted`]: hang,
  [`GET ${servers}/aborted-half`]: begin('{"server":'),
  [`GET ${servers}/aborted-wait`]: json(200, server("starting")),
  [`GET ${servers}/large`]: begin(" ".repeat(200_000)),
  [`GET ${servers}/broken`]: ({ request }) => void request.socket.destroy(),
  "POST /instance/v1/zones/broken-pa-1/servers": ({ request }) => void request.socket.destroy(),
  [`GET ${servers}/starting`]: inTurn(json(200, server("starting")), json(200, server("running"))),
  [`GET ${servers}/locked`]: json(200, server("locked")),
  // Neither followed, nor is the key sent there: the server would see it.
  [`GET ${servers}/moved`]: ({ response }) => void response.writeHead(302, { location: `${servers}/stolen` }).end(),
  [`POST ${servers}`]: inTurn(json(429, {}), json(201, server("stopped"))),
  [`DELETE ${servers}/busy`]: ({ response }) => void response.writeHead(204, { "x-request-id": requestId }).end(),
  [`PATCH ${servers}/busy/user_data/cloud-init`]: ({ response }) => void response.writeHead(204).end(),
  [`PATCH ${servers}/busy/user_data/bytes`]: ({ response }) => void response.writeHead(204).end(),
  [`PATCH ${servers}/busy/user_data/blob`]: ({ response }) => void response.writeHead(204).end(),
  [`GET ${servers}/busy/user_data/cloud-init`]: ({ response }) =>
    void response.writeHead(200, { "content-type": "text/plain" }).end("#cloud-config\nà: 1\n"),
  "GET /redis/v1/zones/fr-par-1/clusters/c/certificate?dl=1": ({ response }) =>
    void response.writeHead(200, { "content-type": "application/x-pem-file" }).end(allBytes),
};

const notFound = json(404, {
  type: "not_found",
  message: "resource is not found",
  resource: "instance_server",
  resource_id: "missing",
});

/** Every byte there is, 1000 times: what a decoder would spoil, in more than one chunk. */
const allBytes: Uint8Array = Uint8Array.from({ length: 256_000 }, (_, index) => index % 256);

/** Of a wait, the first look must have been answered: it is the pause behind it that is aborted. */
function isInHand({ line, end }: Seen): boolean {
  return line.includes("/aborted") && (end === "answered" || !line.endsWith("-wait"));
}

/** A server on loopback that speaks for the API, and gives a browser the page that asks it. */
export async function apiServer(assets: Readonly<Record<string, Asset>> = {}): Promise<ApiServer> {
  const seen: { -readonly [Key in keyof Seen]: Seen[Key] }[] = [];
  const sockets = new Set<Socket>();
  let told = 0;
  const server = createServer(async (request, response) => {
    request.on("error", () => {});
    response.on("error", () => {});
    const { method = "", url = "", headers } = request;
    const asset = assets[url];
    if (asset) return void response.writeHead(200, { "content-type": asset.type }).end(asset.text);
    if (url === "/favicon.ico") return void response.writeHead(204).end();
    if (url === "/in-hand") {
      // Answers when one more request that is to be aborted has come than were told of before.
      while (seen.filter(isInHand).length <= told && !response.destroyed) await wait(5);
      told++;
      return void response.writeHead(204).end();
    }
    const line = `${method} ${url}`;
    const token = headers["x-auth-token"];
    const entry: (typeof seen)[number] = {
      line,
      token: typeof token === "string" ? token : undefined,
      accept: headers.accept,
      contentType: headers["content-type"],
      userAgent: headers["user-agent"],
      body: "",
      end: "open",
    };
    const before = seen.filter((one) => one.line === line).length;
    seen.push(entry);
    response.on("close", () => {
      entry.end = response.writableFinished ? "answered" : "dropped";
    });
    for await (const chunk of request) entry.body += chunk.toString("latin1");
    (replies[line] ?? notFound)({ request, response, before });
  });
  server.on("connection", (socket: Socket) => {
    sockets.add(socket.on("error", () => {}).on("close", () => sockets.delete(socket)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    async seen() {
      for (let count = 0; count < 200 && seen.some(({ end }) => end === "open"); count++) await wait(10);
      return seen;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** The address of a port that nobody listens on. */
export async function deadUrl(): Promise<string> {
  const { url, close } = await apiServer();
  await close();
  return url;
}
