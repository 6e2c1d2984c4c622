import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** What the server saw of one request. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface Exchange {
  readonly seen: Seen;
  readonly response: ServerResponse;
  readonly socket: Socket;
}

/** One answer, or one way not to give it. */
export type Reply = (exchange: Exchange) => void | Promise<void>;

type Headers = Record<string, string>;

export interface FaultServer {
  readonly url: string;
  readonly seen: readonly Seen[];
  /** Connections that are open now. */
  connections(): number;
  close(): Promise<void>;
}

/** A server on loopback that answers its nth request with the nth reply; the last one repeats. */
export async function faultServer(replies: readonly Reply[]): Promise<FaultServer> {
  const seen: Seen[] = [];
  const sockets = new Set<Socket>();
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers, socket } = request;
    const index = seen.length;
    const entry = { method, url, headers, body: "" };
    seen.push(entry);
    request.on("error", () => {});
    response.on("error", () => {});
    const reply = replies[Math.min(index, replies.length - 1)];
    if (reply === resetBefore) return void socket.resetAndDestroy();
    for await (const chunk of request) entry.body += chunk;
    await reply?.({ seen: entry, response, socket });
  });
  server.on("connection", (socket: Socket) => {
    sockets.add(socket.on("error", () => {}).on("close", () => sockets.delete(socket)));
  });
  server.on("clientError", (_error, socket) => socket.destroy());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    connections: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

const requestId = "7f0e1c2d-0000-4000-8000-000000000000";

export const text =
  (status: number, body: string, headers: Headers = {}): Reply =>
  ({ response }) => {
    response.writeHead(status, { "x-request-id": requestId, ...headers }).end(body);
  };

export const json = (status: number, body: unknown, headers: Headers = {}): Reply =>
  text(status, JSON.stringify(body), { "content-type": "application/json", ...headers });

export const empty = (status: number, headers: Headers = {}): Reply => text(status, "", headers);

export const bytes =
  (status: number, body: Uint8Array, headers: Headers = {}): Reply =>
  ({ response }) => {
    response.writeHead(status, { "x-request-id": requestId, ...headers }).end(body);
  };

/** The connection is reset before the request is read. */
export const resetBefore: Reply = () => {};

/** The connection is reset after the request was read: it may have been carried out. */
export const resetAfter: Reply = ({ socket }) => void socket.resetAndDestroy();

/** The connection is closed in order, without an answer. */
export const closeAfter: Reply = ({ socket }) => void socket.end();

export const hang: Reply = () => {};

/** Headers and a part of the body, then nothing. */
export const hangBody: Reply = ({ response }) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"servers":[');
};

/** Headers and a part of the body, then a reset. */
export const resetBody: Reply = ({ response, socket }) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"servers":[', () => socket.resetAndDestroy());
};

/** The status line in two pieces, then a reset. */
export const resetHeaders: Reply = ({ socket }) => {
  socket.write("HTTP/1.1 200 OK\r\nContent-Ty", () => socket.resetAndDestroy());
};

/** What is not HTTP at all. */
export const raw =
  (lines: string): Reply =>
  ({ socket }) => {
    socket.end(lines);
  };

/** The answer a few bytes at a time. */
export const drip =
  (body: unknown, pieces: number, milliseconds: number): Reply =>
  async ({ response }) => {
    const whole = JSON.stringify(body);
    const size = Math.ceil(whole.length / pieces);
    response.writeHead(200, { "content-type": "application/json" });
    for (let at = 0; at < whole.length && !response.destroyed; at += size) {
      response.write(whole.slice(at, at + size));
      await wait(milliseconds);
    }
    response.end();
  };

/** A good answer, after which the server drops the connection that the client keeps. */
export const thenStale =
  (body: unknown): Reply =>
  ({ response, socket }) => {
    const whole = JSON.stringify(body);
    response.writeHead(200, { "content-type": "application/json", connection: "keep-alive" });
    response.end(whole, () => socket.destroy());
  };
