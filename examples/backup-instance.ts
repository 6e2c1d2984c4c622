// Backs an Instance up: an image with a snapshot of each of its volumes, from which another Instance can be created.
import { loadConfig } from "@scwkit/config";
import { getServer, type Image, serverAction, waitForImage } from "@scwkit/instance/v1";
import { type Client, createClient } from "@scwkit/runtime";

export interface Backup {
  readonly server_id: string;
  /** Name of the image. Without it: the name of the Instance and the day. */
  readonly name?: string | undefined;
}

export async function backupInstance(scw: Client, { server_id, name }: Backup): Promise<Image> {
  const { server } = await getServer(scw, { server_id });
  // A block volume is copied to a block snapshot, a local one to a local snapshot.
  const volumes = Object.values(server.volumes).map(({ id, volume_type }) => {
    return [id, { volume_type: volume_type === "sbs_volume" ? "sbs_snapshot" : volume_type }] as const;
  });

  const { task } = await serverAction(scw, {
    server_id,
    action: "backup",
    name: name ?? `${server.name} ${new Date().toISOString().slice(0, 10)}`,
    volumes: Object.fromEntries(volumes),
  });

  // The answer names what comes of the task, relative to the zone: /images/748fc36f-…
  const image_id = task.href_result.replace("/images/", "");
  const image = await waitForImage(
    scw,
    { image_id },
    {
      until: "available",
      timeout: 30 * 60_000,
      onPoll: ({ status, elapsed }) => console.log(`${Math.round(elapsed / 1000)} s: ${status ?? "not seen yet"}`),
    },
  );
  console.log(`${server.name} is backed up as "${image.name}" (${image.id})`);
  return image;
}

if (process.argv[1] === import.meta.filename) {
  const [server_id, name] = process.argv.slice(2);
  if (!server_id) throw new Error("which Instance? node backup-instance.ts <id of the Instance> [name of the image]");
  await backupInstance(createClient({ zone: "fr-par-1", ...(await loadConfig()) }), { server_id, name });
}
