// A worker at the edge: GET /instances/{zone} answers with what runs there, and never with the secret key.
// For Cloudflare Workers, Deno Deploy, Bun and whatever else calls `fetch` of a module's default export.
import { listServers, zones } from "@scwkit/instance/v1";
import { createClient, isApiError, isTimeoutError } from "@scwkit/runtime";

/** What the platform binds: the key as a secret, never in the code. */
export interface Env {
  readonly SCW_SECRET_KEY: string;
  readonly SCW_API_URL?: string;
}

export async function handle(request: Request, env: Env): Promise<Response> {
  const zone = /^\/instances\/([\w-]+)$/.exec(new URL(request.url).pathname)?.[1];
  if (!zone || !zones.some((known) => known === zone)) return Response.json({ error: "no such zone" }, { status: 404 });

  // A client costs nothing and holds no connection, so each request may have its own. It ends with the request.
  const scw = createClient({ secretKey: env.SCW_SECRET_KEY, apiUrl: env.SCW_API_URL, timeout: 5_000, zone });
  try {
    const servers = await listServers(scw, { state: "running" }, { signal: request.signal }).toArray({ limit: 200 });
    const shown = servers.map(({ id, name, commercial_type }) => ({ id, name, commercial_type }));
    return Response.json({ zone, servers: shown }, { headers: { "cache-control": "max-age=30" } });
  } catch (error) {
    if (isApiError(error, "too_many_requests")) return Response.json({ error: "busy" }, { status: 503 });
    if (isTimeoutError(error)) return Response.json({ error: "no answer in time" }, { status: 504 });
    if (!isApiError(error)) throw error;
    // Whose key it is and what it may do is not the visitor's concern; the id lets the operator find the call.
    return Response.json({ error: "upstream", request_id: error.requestId }, { status: 502 });
  }
}

const worker: { readonly fetch: typeof handle } = { fetch: handle };

export default worker;
