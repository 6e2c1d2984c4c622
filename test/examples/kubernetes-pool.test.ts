import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { addPool } from "../../examples/kubernetes-pool.ts";
import { caught } from "../runtime/kit.ts";
import { type Answer, loopback, printed } from "./kit.ts";
import { answerOf, bodyOf, hasShared, recorded, recordings, routeOf } from "./recorded.ts";

const place = "/k8s/v1/regions/fr-par";
const pool = (status: string): Answer => ({
  body: { id: "p1", cluster_id: "c1", name: "workers", status, size: 3, node_type: "DEV1-M", version: "1.33.1" },
});
const request = { cluster_id: "c1", name: "workers", node_type: "DEV1-M", size: 3 };

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "scwkit-example-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "kubeconfig.yaml");
}

describe("examples/kubernetes-pool.ts", () => {
  test("creates the pool in the zone of the client, waits, and writes the kubeconfig for its owner only", async () => {
    const server = await loopback({
      [`POST ${place}/clusters/c1/pools`]: pool("scaling"),
      [`GET ${place}/pools/p1`]: [pool("scaling"), pool("ready")],
      [`GET ${place}/clusters/c1/kubeconfig`]: { body: "apiVersion: v1\n" },
    });
    const file = newFile();
    const { out } = printed();
    await addPool(server.client(), request, file);
    expect(server.lines()).toEqual([
      `POST ${place}/clusters/c1/pools`,
      `GET ${place}/pools/p1`,
      `GET ${place}/pools/p1`,
      `GET ${place}/clusters/c1/kubeconfig`,
    ]);
    expect(server.seen[0]?.body).toEqual({
      name: "workers",
      node_type: "DEV1-M",
      size: 3,
      zone: "fr-par-1",
    });
    expect(readFileSync(file, "utf8")).toBe("apiVersion: v1\n");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(out).toEqual(["workers: 3 × DEV1-M with Kubernetes 1.33.1", `kubectl --kubeconfig ${file} get nodes`]);
  });

  test("says where the pool stood when it does not become ready", async () => {
    const server = await loopback({
      [`POST ${place}/clusters/c1/pools`]: pool("scaling"),
      [`GET ${place}/pools/p1`]: pool("locked"),
    });
    const { err } = printed();
    expect(await caught(addPool(server.client(), request, newFile()))).toMatchObject({ reason: "failure" });
    expect(err).toEqual(["the pool p1 is locked"]);
  });

  test.skipIf(!hasShared)(recordings, async () => {
    const cassette = "pool-kubelet-args.cassette.yaml";
    const [create, scaling, ready] = [12, 13, 14].map((n) => recorded("k8s", cassette, n));
    const config = recorded("k8s", "test-get-kubeconfig-copy-cli-token.cassette.yaml", 9);
    if (!create || !scaling || !ready) throw new Error("no recordings");
    const cluster_id = String(bodyOf(ready).cluster_id);
    // The recorded tool asked for the file inside JSON; this client asks for the file itself.
    const yaml = Buffer.from(String(bodyOf(config).content), "base64").toString();
    const server = await loopback({
      [routeOf(create)]: answerOf(create),
      [routeOf(ready)]: [answerOf(scaling), answerOf(ready)],
      [`GET ${place}/clusters/${cluster_id}/kubeconfig`]: { body: yaml },
    });
    const file = newFile();
    const { out } = printed();
    await addPool(server.client(), { ...request, cluster_id }, file);
    expect(readFileSync(file, "utf8")).toContain("apiVersion: v1\nclusters:");
    expect(out[0]).toMatch(/^test-pool-kubelet-args: 1 × pro2_xxs with Kubernetes \d/);
  });
});
