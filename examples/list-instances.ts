// Lists the Instances of a zone, the newest first.
import { loadConfig } from "@scwkit/config";
import { listServers } from "@scwkit/instance/v1";
import { type Client, createClient } from "@scwkit/runtime";

export async function listInstances(scw: Client): Promise<void> {
  let count = 0;
  for await (const server of listServers(scw, { order: "creation_date_desc" })) {
    count += 1;
    const addresses = server.public_ips.map(({ address }) => address).join(", ");
    console.log(`${server.name}  ${server.commercial_type}  ${server.state}  ${addresses || "no public address"}`);
  }
  // An empty list is an answer too: the key works, and there is nothing in this zone.
  console.log(count === 1 ? "1 Instance" : `${count} Instances`);
}

if (process.argv[1] === import.meta.filename) {
  // The zone that is given first is only used when neither the file nor the environment names one.
  await listInstances(createClient({ zone: "fr-par-1", ...(await loadConfig()) }));
}
