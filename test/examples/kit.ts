import { once } from "node:events";
import { createServer } from "node:http";
import { type Client, type ClientOptions, createClient } from "@scwkit/runtime";
import { onTestFinished, vi } from "vitest";

export const secretKey = "5ec2e7ab-1111-4222-8333-444455556666";
export const projectId = "9a9a9a9a-0000-4000-8000-000000000000";

/** What the server saw of one request: the body parsed where it is JSON. */
export interface Seen {
  readonly line: string;
  readonly query: Readonly<Record<string, string>>;
  readonly token: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is a text. */
  readonly body?: unknown;
}

export interface Loopback {
  readonly url: string;
  readonly seen: readonly Seen[];
  /** `GET /instance/v1/…` of every request, in order. */
  lines(): readonly string[];
  client(options?: Partial<ClientOptions>): Client;
}

/**
 * A server on loopback for one test. It answers by `METHOD /path`; a route with several answers gives them in order and
 * repeats the last, and what has no route is a 404 as the API sends it.
 */
export async function loopback(routes: Readonly<Record<string, Answer | readonly Answer[]>>): Promise<Loopback> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://loopback");
    const line = `${request.method} ${pathname}`;
    let text = "";
    for await (const chunk of request) text += chunk;
    const before = seen.filter((one) => one.line === line).length;
    const token = request.headers["x-auth-token"];
    seen.push({
      line,
      query: Object.fromEntries(searchParams),
      token: typeof token === "string" ? token : undefined,
      headers: request.headers,
      body: parsed(text),
    });
    const answers = [routes[line] ?? notFound(pathname)].flat();
    const { status = 200, headers, body } = answers[Math.min(before, answers.length - 1)] ?? notFound(pathname);
    const isText = typeof body === "string";
    const type = isText ? "text/plain" : "application/json";
    response.writeHead(status, {
      "content-type": type,
      "x-request-id": "7f0e1c2d-0000-4000-8000-000000000000",
      ...headers,
    });
    response.end(body === undefined ? undefined : isText ? body : JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no port");
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    seen,
    lines: () => seen.map(({ line }) => line),
    client: (options) =>
      createClient({ secretKey, apiUrl: url, zone: "fr-par-1", projectId, retryDelay: 1, ...options }),
  };
}

function notFound(path: string): Answer {
  return {
    status: 404,
    body: { type: "not_found", message: "resource is not found", resource: "route", resource_id: path },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export interface Printed {
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** What the test prints from now on, line by line; it no longer reaches the terminal. */
export function printed(): Printed {
  const out: string[] = [];
  const err: string[] = [];
  const spies = [
    vi.spyOn(console, "log").mockImplementation((...parts) => void out.push(parts.join(" "))),
    vi.spyOn(console, "error").mockImplementation((...parts) => void err.push(parts.join(" "))),
  ];
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
  });
  return { out, err };
}
