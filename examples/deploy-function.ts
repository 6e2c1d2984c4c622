// Puts a serverless function into service: create it if need be, upload its code, deploy, wait.
import { readFile } from "node:fs/promises";
import { loadConfig } from "@scwkit/config";
import {
  type CreateFunctionRequest,
  createFunction,
  deployFunction,
  type FunctionModel,
  getFunctionUploadURL,
  listFunctions,
  waitForFunction,
} from "@scwkit/functions/v1beta1";
import { type Client, createClient } from "@scwkit/runtime";

export type Wanted = CreateFunctionRequest & { name: string; namespace_id: string };

export async function deploy(scw: Client, wanted: Wanted, zip: Uint8Array<ArrayBuffer>): Promise<FunctionModel> {
  const { name, namespace_id } = wanted;
  const [existing] = await listFunctions(scw, { namespace_id, name }).toArray({ limit: 1 });
  const { id: function_id } = existing ?? (await createFunction(scw, wanted));

  // The code goes to object storage, by an address that is good for this one upload. It gets no secret key.
  const { url, headers } = await getFunctionUploadURL(scw, { function_id, content_length: zip.byteLength });
  const upload = await fetch(url, { method: "PUT", body: zip, headers: uploadHeaders(headers) });
  if (!upload.ok) throw new Error(`the upload failed: ${upload.status} ${await upload.text()}`);

  await deployFunction(scw, { function_id });
  const ready = await waitForFunction(scw, { function_id }, { until: "ready", timeout: 15 * 60_000 });
  console.log(`${ready.name} answers at https://${ready.domain_name}`);
  return ready;
}

/** `fetch` sets the length itself, and refuses to be told. */
function uploadHeaders(headers: Record<string, readonly string[]>): Headers {
  const named = Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-length");
  return new Headers(named.map(([name, values]): [string, string] => [name, values.join(", ")]));
}

if (process.argv[1] === import.meta.filename) {
  const [namespace_id, name, file] = process.argv.slice(2);
  if (!namespace_id || !name || !file) throw new Error("node deploy-function.ts <id of a namespace> <name> <code.zip>");
  const scw = createClient({ region: "fr-par", ...(await loadConfig()) });
  const wanted: Wanted = { namespace_id, name, runtime: "node22", handler: "handler.handle", memory_limit: 256 };
  await deploy(scw, wanted, new Uint8Array(await readFile(file)));
}
