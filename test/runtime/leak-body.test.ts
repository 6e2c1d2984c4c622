import { call } from "@scwkit/runtime";
import { test } from "vitest";
import { caught, getServer, id, secretKey, stubbed } from "./kit.ts";
import { expectNoSecret } from "./leak.ts";

const bodies: Record<string, unknown> = {
  message: { message: `no such key: ${secretKey}` },
  type: { type: `key_${secretKey}`, message: "no" },
  details: {
    type: "invalid_arguments",
    message: "no",
    details: [{ argument_name: secretKey, help_message: secretKey }],
  },
  "a field": { type: "not_found", message: "no", resource: "key", resource_id: secretKey },
  "a name": { type: "not_found", message: "no", [secretKey]: true },
  "something deep": { message: "no", a: { b: [{ c: secretKey }] } },
};

test.each(Object.entries(bodies))("a server that echoes the secret key in %s of an error", async (_where, body) => {
  for (const status of [400, 401, 403, 404, 500]) {
    const { scw } = stubbed(() => new Response(JSON.stringify(body), { status }), { retries: 0 });
    expectNoSecret(await caught(call(scw, getServer, { server_id: id })));
  }
});

test.each(["text/html", "text/plain", "application/json"])(
  "a server that echoes the secret key in %s",
  async (type) => {
    for (const status of [200, 404, 502]) {
      const { scw } = stubbed(
        () => new Response(`<h1>X-Auth-Token: ${secretKey}</h1>`, { status, headers: { "content-type": type } }),
        { retries: 0 },
      );
      expectNoSecret(await caught(call(scw, getServer, { server_id: id })));
    }
  },
);
