import { describe, expect, test } from "vitest";
import { deploy } from "../../examples/deploy-function.ts";
import { caught } from "../runtime/kit.ts";
import { type Answer, type Loopback, loopback, printed, secretKey } from "./kit.ts";

const place = "/functions/v1beta1/regions/fr-par/functions";
const wanted = { name: "hello", namespace_id: "n1", runtime: "node22", handler: "handler.handle" };
const zip = new TextEncoder().encode("PK, more or less");

const none: Answer = { body: { functions: [], total_count: 0 } };
const one: Answer = { body: { functions: [{ id: "f1", name: "hello" }], total_count: 1 } };
const at = (status: string): Answer => ({
  body: { id: "f1", name: "hello", status, domain_name: "hello.functions.fnc.fr-par.scw.cloud" },
});

/** Stands for object storage: another server, as it is another host. */
async function storage(answer: Answer): Promise<{ readonly bucket: Loopback; readonly upload: Answer }> {
  const bucket = await loopback({ "PUT /bucket/f1.zip": answer });
  const headers = { "Content-Length": [String(zip.byteLength)], "content-type": ["application/octet-stream"] };
  return { bucket, upload: { body: { url: `${bucket.url}/bucket/f1.zip?signature=s`, headers } } };
}

describe("examples/deploy-function.ts", () => {
  test("creates, uploads, deploys and waits", async () => {
    const { bucket, upload } = await storage({ status: 200, body: "" });
    const server = await loopback({
      [`GET ${place}`]: none,
      [`POST ${place}`]: at("created"),
      [`GET ${place}/f1/upload-url`]: upload,
      [`POST ${place}/f1/deploy`]: at("pending"),
      [`GET ${place}/f1`]: [at("pending"), at("ready")],
    });
    const { out } = printed();
    await deploy(server.client(), wanted, zip);
    expect(server.lines()).toEqual([
      `GET ${place}`,
      `POST ${place}`,
      `GET ${place}/f1/upload-url`,
      `POST ${place}/f1/deploy`,
      `GET ${place}/f1`,
      `GET ${place}/f1`,
    ]);
    expect(server.seen[0]?.query).toMatchObject({ namespace_id: "n1", name: "hello" });
    expect(server.seen[1]?.body).toEqual(wanted);
    expect(server.seen[2]?.query).toEqual({ content_length: String(zip.byteLength) });
    expect(out).toEqual(["hello answers at https://hello.functions.fnc.fr-par.scw.cloud"]);

    const [put] = bucket.seen;
    expect(put).toMatchObject({ line: "PUT /bucket/f1.zip", query: { signature: "s" }, body: "PK, more or less" });
    expect(put?.headers).toMatchObject({ "content-length": "16", "content-type": "application/octet-stream" });
    // The secret key stays with the API.
    expect(JSON.stringify(bucket.seen)).not.toContain(secretKey);
  });

  test("takes the function that is there", async () => {
    const { upload } = await storage({ status: 200, body: "" });
    const server = await loopback({
      [`GET ${place}`]: one,
      [`GET ${place}/f1/upload-url`]: upload,
      [`POST ${place}/f1/deploy`]: at("pending"),
      [`GET ${place}/f1`]: at("ready"),
    });
    printed();
    await deploy(server.client(), wanted, zip);
    expect(server.lines()).not.toContain(`POST ${place}`);
  });

  test("deploys nothing when the upload fails", async () => {
    const { upload } = await storage({ status: 403, body: "the signature has expired" });
    const server = await loopback({ [`GET ${place}`]: one, [`GET ${place}/f1/upload-url`]: upload });
    expect(await caught(deploy(server.client(), wanted, zip))).toMatchObject({
      message: "the upload failed: 403 the signature has expired",
    });
    expect(server.lines()).toEqual([`GET ${place}`, `GET ${place}/f1/upload-url`]);
  });
});
