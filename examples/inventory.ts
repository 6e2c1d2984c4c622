// Counts the Instances of all zones by type. A zone that fails is told, and does not spoil the others.
import { loadConfig } from "@scwkit/config";
import { listServers, zones } from "@scwkit/instance/v1";
import { type Client, createClient, listPlaces } from "@scwkit/runtime";

/** Whether all zones have answered. */
export async function inventory(scw: Client, where: readonly string[] = zones): Promise<boolean> {
  const everywhere = listPlaces(where, (zone, options) => listServers(scw, { zone, per_page: 100 }, options));
  const { items, failures } = await everywhere.collect();

  const counts = new Map<string, number>();
  for (const { place, item } of items) {
    const line = `${place}  ${item.commercial_type}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  for (const [line, count] of counts) console.log(`${line}  ${count}`);
  for (const { place, error } of failures) console.error(`${place}  ${error}`);

  const running = items.filter(({ item }) => item.state === "running").length;
  const answered = where.length - failures.length;
  console.log(`${items.length} Instances, ${running} of them running, in ${answered} of ${where.length} zones`);
  return failures.length === 0;
}

if (process.argv[1] === import.meta.filename) {
  // No zone is needed here: each call names its own.
  const complete = await inventory(createClient(await loadConfig()));
  if (!complete) process.exitCode = 1;
}
