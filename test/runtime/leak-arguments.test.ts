import { call, type Operation } from "@scwkit/runtime";
import { test } from "vitest";
import { caught, reply, secretKey, stubbed } from "./kit.ts";
import { expectNoSecret } from "./leak.ts";

test("a secret in the wrong field is not shown by the error", async () => {
  const { scw } = stubbed(() => reply({}));
  const operation: Operation = { id: "a.v1.B", method: "GET", path: "/a/v1/zones/{zone}/{name}" };
  for (const request of [
    { zone: secretKey, name: "n" },
    { name: [secretKey] },
    { name: { key: secretKey } },
    { name: "n", filter: { key: secretKey } },
  ]) {
    expectNoSecret(await caught(call(scw, operation, request)));
  }
});
