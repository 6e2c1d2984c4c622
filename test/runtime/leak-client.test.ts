import { createClient, list } from "@scwkit/runtime";
import { test } from "vitest";
import { getServer, listServers, secretKey } from "./kit.ts";
import { expectNoSecret } from "./leak.ts";

test("a client, a list and an operation show no secret key", () => {
  const scw = createClient({ secretKey, zone: "fr-par-1" });
  expectNoSecret(scw);
  expectNoSecret(list(scw, listServers, {}));
  expectNoSecret(getServer);
});
