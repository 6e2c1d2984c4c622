import type { Bytes, Plan, Reading } from "./plan.ts";

/** Reads a body once, up to a limit. Nothing when there is more. */
export async function readBytes({ body }: Response, limit: number): Promise<Bytes | undefined> {
  const reader = body?.getReader();
  const chunks: Bytes[] = [];
  for (let size = 0; size <= limit; ) {
    const { value } = (await reader?.read()) ?? {};
    // Decoding chunk by chunk would take half as long again.
    if (!value)
      return chunks[1] ? new Uint8Array(await new Blob(chunks).arrayBuffer()) : (chunks[0] ?? new Uint8Array());
    chunks.push(value);
    size += value.length;
  }
  await reader?.cancel();
  return undefined;
}

const decoder: TextDecoder = /* @__PURE__ */ new TextDecoder();

/** UTF-8 without a byte order mark. */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** What changed something and is answered with nothing has succeeded; a read without an answer has not. */
export function readJson({ operation }: Plan, { status, headers }: Response, bytes: Uint8Array): Reading {
  const body = textOf(bytes);
  try {
    const empty = !body && (status === 204 || operation.method !== "GET");
    return { body, result: empty ? undefined : JSON.parse(body) };
  } catch {
    const contentType = headers.get("content-type");
    return { body, problem: `not JSON: ${body.length} characters of ${contentType}` };
  }
}
