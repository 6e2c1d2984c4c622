import { describe, expect, test } from "vitest";
import { rotateApiKey, type Store } from "../../examples/rotate-api-key.ts";
import { caught } from "../runtime/kit.ts";
import { type Answer, loopback, printed, secretKey } from "./kit.ts";
import { answerOf, bodyOf, hasShared, recorded, recordings } from "./recorded.ts";

const keys = "/iam/v1alpha1/api-keys";
const before = "SCWOLD00000000000000";
const after = "SCWNEW00000000000000";
const newSecret = "0a0a0a0a-0000-4000-8000-0b0b0b0b0b0b";

const old: Answer = {
  body: {
    access_key: before,
    secret_key: null,
    application_id: "a1",
    description: "the deploy job",
    default_project_id: "p1",
    created_at: "2025-01-01T00:00:00Z",
    expires_at: "2025-01-31T00:00:00Z",
  },
};
const fresh: Answer = { body: { access_key: after, secret_key: newSecret } };
const gone: Answer = { status: 204 };

describe("examples/rotate-api-key.ts", () => {
  test("deletes the old key last, when the new one is stored and works", async () => {
    const server = await loopback({
      [`GET ${keys}/${before}`]: old,
      [`POST ${keys}`]: fresh,
      [`GET ${keys}/${after}`]: { body: { access_key: after, secret_key: null } },
      [`DELETE ${keys}/${before}`]: gone,
    });
    const { out, err } = printed();
    const stored: unknown[] = [];
    await rotateApiKey(server.client(), before, async (key) => void stored.push(key));
    expect(stored).toEqual([{ access_key: after, secret_key: newSecret }]);
    expect(server.lines()).toEqual([
      `GET ${keys}/${before}`,
      `POST ${keys}`,
      `GET ${keys}/${after}`,
      `DELETE ${keys}/${before}`,
    ]);
    expect(server.seen.map(({ token }) => token)).toEqual([secretKey, secretKey, newSecret, secretKey]);
    const sent = server.seen[1]?.body;
    expect(sent).toEqual({
      application_id: "a1",
      description: "the deploy job",
      default_project_id: "p1",
      expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    expect(Math.round((Date.parse(Object(sent).expires_at) - Date.now()) / 86_400_000)).toBe(30);
    expect(out).toEqual([`${before} is replaced by ${after}`]);
    expect(out.concat(err).join()).not.toContain(newSecret);
  });

  test("takes the new key back when it cannot be stored", async () => {
    const server = await loopback({
      [`GET ${keys}/${before}`]: old,
      [`POST ${keys}`]: fresh,
      [`DELETE ${keys}/${after}`]: gone,
    });
    const full: Store = () => Promise.reject(new Error("the disk is full"));
    expect(await caught(rotateApiKey(server.client(), before, full))).toMatchObject({ message: "the disk is full" });
    expect(server.lines().at(-1)).toBe(`DELETE ${keys}/${after}`);
    expect(server.lines()).not.toContain(`DELETE ${keys}/${before}`);
  });

  test("keeps the old key when the new one does not work", async () => {
    const denied = { type: "denied_authentication", message: "authentication is denied", method: "api_key" };
    const server = await loopback({
      [`GET ${keys}/${before}`]: old,
      [`POST ${keys}`]: fresh,
      [`GET ${keys}/${after}`]: { status: 401, body: denied },
    });
    expect(await caught(rotateApiKey(server.client(), before, async () => {}))).toMatchObject({ status: 401 });
    expect(server.lines().filter((line) => line.startsWith("DELETE"))).toEqual([]);
  });

  test.skipIf(!hasShared)(recordings, async () => {
    const create = recorded("iam", "api-key-with-application-change.cassette.yaml", 12);
    const read = recorded("iam", "api-key-with-application-change.cassette.yaml", 13);
    const remove = recorded("iam", "data-source-object-bucket-project-id-allowed.cassette.yaml", 49);
    const { access_key } = bodyOf(create);
    const server = await loopback({
      [`GET ${keys}/${before}`]: { body: { ...bodyOf(read), access_key: before } },
      [`POST ${keys}`]: answerOf(create),
      [`GET ${keys}/${access_key}`]: answerOf(read),
      [`DELETE ${keys}/${before}`]: answerOf(remove),
    });
    const { out } = printed();
    await rotateApiKey(server.client(), before, async () => {});
    // Beside what the recorded tool sent, the project and the absence of an end are carried over.
    expect(server.seen[1]?.body).toMatchObject({ ...Object(create.reqBody), expires_at: null });
    expect(out).toEqual([`${before} is replaced by ${access_key}`]);
  });
});
