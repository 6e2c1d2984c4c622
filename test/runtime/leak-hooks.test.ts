import { type CallEvent, call, type Operation, watch } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { caught, reply, secretKey, stubbed } from "./kit.ts";
import { expectNoSecret } from "./leak.ts";

const password = "hunter2-hunter2";
const operation: Operation = {
  id: "rdb.v1.CreateUser",
  method: "POST",
  path: "/rdb/v1/users/{token}",
  query: ["key"],
  body: "json",
  secret: ["password", "token", "key", "users[].password", "nested.answer_key"],
};

test("hooks see neither the secret key nor secret fields", async () => {
  const events: unknown[] = [];
  const keep = (event: CallEvent & { body?(): unknown; result?(): unknown }): void =>
    void events.push(event, event.body?.(), event.result?.());
  const { scw } = stubbed(
    (_url, _init, index) =>
      index === 0
        ? reply({ message: secretKey }, 429)
        : reply({ user: { name: "u", password }, nested: { answer_key: password } }, 200, {
            "x-echo": secretKey,
            "set-cookie": "session=1",
          }),
    { hooks: watch({ request: keep, retry: keep, response: keep, error: keep }) },
  );
  const request = { token: password, key: password, name: "u", password, users: [{ name: "v", password }] };
  expect(await call(scw, operation, request)).toMatchObject({ user: { password } });
  expect(events.length).toBe(12);
  for (const event of events) {
    expectNoSecret(event);
    expectNoSecret(event, password);
    expectNoSecret(event, "session=1");
  }
});

test("an error that echoes a secret field does not show it", async () => {
  const events: unknown[] = [];
  const { scw } = stubbed(
    () => reply({ type: "invalid_arguments", message: "no", password, details: [{ password }] }, 400),
    { hooks: watch({ error: (event) => void events.push(event) }) },
  );
  expectNoSecret(await caught(call(scw, operation, { token: "t", password })), password);
  expectNoSecret(events, password);
});

test("raw and binary secrets are hidden as a whole", async () => {
  const seen: unknown[] = [];
  const { scw } = stubbed(() => new Response(password), {
    hooks: watch({
      request: (event) => void seen.push(event.body()),
      response: (event) => void seen.push(event.result()),
    }),
  });
  const raw: Operation = {
    id: "a.v1.B",
    method: "PUT",
    path: "/x",
    body: { field: "data", contentType: "text/plain" },
    result: "text",
    secret: ["data"],
  };
  expect(await call(scw, raw, { data: password })).toBe(password);
  expect(seen).toEqual(["[secret]", "[secret]"]);
});
