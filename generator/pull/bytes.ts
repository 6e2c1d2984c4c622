/** Stands for a body that goes on beyond the limit. */
export const tooLong: unique symbol = Symbol("too long");

/** The whole body, read no further than the limit: what a length header or a compressed size says is not trusted. */
export async function bytesOf({ body }: Response, limit: number): Promise<Uint8Array | typeof tooLong> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    chunks.push(part.value);
    size += part.value.length;
    if (size <= limit) continue;
    await reader?.cancel();
    return tooLong;
  }
  return Buffer.concat(chunks);
}
