import { call, wait } from "@scwkit/runtime";
import { test } from "vitest";
import { caught, getServer, id, reply, secretKey, stubbed, volumeWaiter } from "./kit.ts";
import { expectNoSecret } from "./leak.ts";

test("timeouts and failed waits show no secret key", async () => {
  const { scw } = stubbed(() => new Promise<Response>(() => {}), { attemptTimeout: 5, retries: 1 });
  expectNoSecret(await caught(call(scw, getServer, { server_id: id })));
  const { scw: failing } = stubbed(() => reply({ id: "v", status: "error", note: secretKey }));
  expectNoSecret(await caught(wait(failing, volumeWaiter, { volume_id: "v" })), "nothing");
  const { scw: refusing } = stubbed(() => reply({ message: secretKey }, 500));
  expectNoSecret(await caught(wait(refusing, volumeWaiter, { volume_id: "v" }, { timeout: 20, interval: 5 })));
});
