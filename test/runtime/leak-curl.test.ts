import { call, type Operation, toCurl } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { reply, stubbed } from "./kit.ts";
import { expectNoSecret } from "./leak.ts";

test("a curl command shows neither the secret key nor secret fields", () => {
  const { scw } = stubbed(() => reply({}));
  const operation: Operation = {
    id: "a.v1.B",
    method: "POST",
    path: "/a/{token}",
    query: ["key"],
    body: "json",
    secret: ["token", "key", "password"],
  };
  const command = toCurl(call(scw, operation, { token: "hunter2", key: "hunter2", users: [{ password: "hunter2" }] }));
  expectNoSecret(command);
  expectNoSecret(command, "hunter2");
  expect(command).toContain('"X-Auth-Token: $SCW_SECRET_KEY"');
});
