import { describe, expect, test } from "vitest";
import { backupInstance } from "../../examples/backup-instance.ts";
import { caught } from "../runtime/kit.ts";
import { type Answer, loopback, printed } from "./kit.ts";
import { answerOf, hasShared, recorded, recordings, routeOf } from "./recorded.ts";

const place = "/instance/v1/zones/fr-par-1";
const server_id = "9e9c98d7-7bd2-4374-b68a-02dc42364fda";
const image = "748fc36f-7f34-40b3-8333-999eee979032";
const block = "1e0d4181-be22-47d8-b2be-59524eb54a13";
const local = "2f1e5292-cf33-58e9-a3cf-6a635fc65b24";

const instance: Answer = {
  body: {
    server: {
      id: server_id,
      name: "web",
      volumes: { "0": { id: block, volume_type: "sbs_volume" }, "1": { id: local, volume_type: "l_ssd" } },
    },
  },
};
const task: Answer = { status: 202, body: { task: { id: "2e1eb07f", href_result: `/images/${image}` } } };
const state = (state: string): Answer => ({ body: { image: { id: image, name: "before the upgrade", state } } });

const routes = {
  get: `GET ${place}/servers/${server_id}`,
  action: `POST ${place}/servers/${server_id}/action`,
  image: `GET ${place}/images/${image}`,
};

describe("examples/backup-instance.ts", () => {
  test("asks for a snapshot of each volume in its own kind, and waits for the image", async () => {
    const server = await loopback({
      [routes.get]: instance,
      [routes.action]: task,
      [routes.image]: [state("creating"), state("available")],
    });
    const { out } = printed();
    const made = await backupInstance(server.client(), { server_id, name: "before the upgrade" });
    expect(made.id).toBe(image);
    expect(server.lines()).toEqual([routes.get, routes.action, routes.image, routes.image]);
    expect(server.seen[1]?.body).toEqual({
      action: "backup",
      name: "before the upgrade",
      volumes: { [block]: { volume_type: "sbs_snapshot" }, [local]: { volume_type: "l_ssd" } },
    });
    expect(out).toEqual([
      "0 s: creating",
      expect.stringMatching(/^\d s: available$/),
      `web is backed up as "before the upgrade" (${image})`,
    ]);
  });

  test("names the image after the Instance and the day", async () => {
    const server = await loopback({
      [routes.get]: instance,
      [routes.action]: task,
      [routes.image]: state("available"),
    });
    printed();
    await backupInstance(server.client(), { server_id });
    expect(server.seen[1]?.body).toMatchObject({ name: expect.stringMatching(/^web \d{4}-\d\d-\d\d$/) });
  });

  test("fails when the image does", async () => {
    const server = await loopback({ [routes.get]: instance, [routes.action]: task, [routes.image]: state("error") });
    printed();
    expect(await caught(backupInstance(server.client(), { server_id }))).toMatchObject({
      name: "WaitError",
      reason: "failure",
      status: "error",
    });
  });

  test.skipIf(!hasShared)(`${recordings} of the action`, async () => {
    const line = recorded("instance", "test-server-backup-simple.cassette.yaml", 6);
    const server = await loopback({
      [routes.get]: {
        body: {
          server: { id: server_id, name: "web", volumes: { "0": { id: block, volume_type: "sbs_volume" } } },
        },
      },
      [routeOf(line)]: answerOf(line),
      [routes.image]: state("available"),
    });
    printed();
    await backupInstance(server.client(), { server_id, name: "backup" });
    // What was sent is what the official command line tool was recorded to send, and the image is the recorded one.
    expect(server.seen[1]?.body).toEqual(line.reqBody);
    expect(server.lines()).toEqual([routes.get, routeOf(line), routes.image]);
  });
});
