import { call } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { empty, faultServer, json } from "./fault-server.ts";
import { caught, clientFor, getServer, id } from "./kit.ts";
import { expectNoSecret } from "./leak.ts";

test("the secret key goes to the api only, wherever it points", async () => {
  const thief = await faultServer([json(200, {})]);
  for (const status of [301, 302, 303, 307, 308]) {
    for (const location of [
      thief.url,
      `${thief.url}/x`,
      thief.url.replace("127.0.0.1", "localhost"),
      thief.url.replace("http:", ""),
    ]) {
      const server = await faultServer([empty(status, { location })]);
      expectNoSecret(await caught(call(clientFor(server), getServer, { server_id: id })));
      await server.close();
    }
  }
  expect(thief.seen).toEqual([]);
  await thief.close();
});
