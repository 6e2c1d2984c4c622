const decoder: TextDecoder = /* @__PURE__ */ new TextDecoder();

/** Reads the body once, up to a limit. Nothing when there is more. */
export async function readBody(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const announced = Number(response.headers.get("content-length"));
  if (announced > limit) {
    await response.body?.cancel();
    return undefined;
  }
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const reader = response.body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return join(chunks, size);
    chunks.push(value);
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return undefined;
    }
  }
}

function join(chunks: readonly Uint8Array<ArrayBuffer>[], size: number): Uint8Array<ArrayBuffer> {
  if (chunks.length === 1 && chunks[0]) return chunks[0];
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

/** UTF-8 without a byte order mark. */
export function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
