import { call } from "@scwkit/runtime";
import { test } from "vitest";
import { caught, getServer, id, secretKey, stubbed } from "./kit.ts";
import { expectNoSecret } from "./leak.ts";

test.each([
  "x-request-id",
  "content-type",
  "location",
  "retry-after",
  "x-total-count",
  "set-cookie",
  "www-authenticate",
])("a server that echoes the secret key in %s", async (name) => {
  for (const status of [200, 302, 401, 429]) {
    const { scw } = stubbed(() => new Response("<", { status, headers: { [name]: `token ${secretKey}` } }), {
      retries: 0,
    });
    expectNoSecret(await caught(call(scw, getServer, { server_id: id })));
  }
});
