// Replaces an API key by a new one of the same bearer: create, store, try, and only then delete the old one.
import { writeFile } from "node:fs/promises";
import { loadConfig } from "@scwkit/config";
import { type APIKey, createAPIKey, deleteAPIKey, getAPIKey } from "@scwkit/iam/v1alpha1";
import { type Client, createClient } from "@scwkit/runtime";

/** Keeps the new key. What it throws ends the rotation, and the old key stays in force. */
export type Store = (key: { readonly access_key: string; readonly secret_key: string }) => Promise<void>;

export async function rotateApiKey(scw: Client, access_key: string, store: Store): Promise<APIKey> {
  const old = await getAPIKey(scw, { access_key });
  const bearer = old.application_id ? { application_id: old.application_id } : { user_id: old.user_id };
  const { description, default_project_id } = old;
  const fresh = await createAPIKey(scw, { ...bearer, description, default_project_id, expires_at: lifetime(old) });
  // The one answer that ever holds the secret key.
  const { secret_key } = fresh;
  if (!secret_key) throw new Error(`the new key ${fresh.access_key} came without its secret key`);

  try {
    await store({ access_key: fresh.access_key, secret_key });
  } catch (error) {
    // Nobody will ever know this secret key: leave nothing behind.
    await deleteAPIKey(scw, { access_key: fresh.access_key });
    throw error;
  }
  // A key that cannot read itself is of no use: better to find out while the old one still works.
  await getAPIKey(createClient({ secretKey: secret_key, apiUrl: scw.apiUrl }), { access_key: fresh.access_key });
  await deleteAPIKey(scw, { access_key });
  console.log(`${access_key} is replaced by ${fresh.access_key}`);
  return fresh;
}

/** A key that had an end gets one as far from now as the old one's was from its beginning. */
function lifetime({ created_at, expires_at }: APIKey): string | null {
  if (!created_at || !expires_at) return null;
  return new Date(Date.now() + Date.parse(expires_at) - Date.parse(created_at)).toISOString();
}

if (process.argv[1] === import.meta.filename) {
  const [access_key, file = "new-key.json"] = process.argv.slice(2);
  if (!access_key) throw new Error("node rotate-api-key.ts <access key to replace> [file for the new key]");
  const store: Store = (key) => writeFile(file, JSON.stringify(key, null, 2), { mode: 0o600, flag: "wx" });
  await rotateApiKey(createClient(await loadConfig()), access_key, store);
}
