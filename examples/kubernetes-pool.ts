// Adds a pool to a Kubernetes cluster, waits for its nodes, and writes the kubeconfig of the cluster.
import { writeFile } from "node:fs/promises";
import { loadConfig } from "@scwkit/config";
import { type CreatePoolRequest, createPool, getClusterKubeConfig, type Pool, waitForPool } from "@scwkit/k8s/v1";
import { type Client, createClient, isWaitError } from "@scwkit/runtime";

export async function addPool(scw: Client, request: CreatePoolRequest, kubeconfig: string): Promise<Pool> {
  const { id: pool_id } = await createPool(scw, request);
  try {
    const pool = await waitForPool(scw, { pool_id }, { until: "ready", timeout: 20 * 60_000 });
    const file = await getClusterKubeConfig(scw, { cluster_id: pool.cluster_id });
    // It holds credentials: for nobody's eyes but the owner's.
    await writeFile(kubeconfig, await file.text(), { mode: 0o600 });
    console.log(`${pool.name}: ${pool.size} × ${pool.node_type} with Kubernetes ${pool.version}`);
    console.log(`kubectl --kubeconfig ${kubeconfig} get nodes`);
    return pool;
  } catch (error) {
    // The pool goes on without us: say where it stood.
    if (isWaitError(error)) console.error(`the pool ${pool_id} is ${error.status ?? "not to be seen"}`);
    throw error;
  }
}

if (process.argv[1] === import.meta.filename) {
  const [cluster_id, size = "3"] = process.argv.slice(2);
  if (!cluster_id) throw new Error("node kubernetes-pool.ts <id of a cluster> [number of nodes]");
  // A cluster lives in a region, its nodes in a zone of it: `zone` of the client says which.
  const scw = createClient({ zone: "fr-par-1", ...(await loadConfig()) });
  const request = { cluster_id, name: "workers", node_type: "DEV1-M", size: Number(size), autohealing: true };
  await addPool(scw, request, "kubeconfig.yaml");
}
