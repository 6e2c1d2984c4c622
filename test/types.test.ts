import { beforeAll, describe, expect, test } from "vitest";
import { complaintsOf, completionsIn } from "./support/compile.ts";

const IMPORTS = `
import { createClient } from "@scwkit/runtime";
import type { Client } from "@scwkit/runtime";
import { createServer, getServer, InstanceV1, listServers, updateServer, waitForServer } from "@scwkit/instance/v1";
import { createCluster, listClusters } from "@scwkit/k8s/v1";
import { createAPIKey, listSSHKeys } from "@scwkit/iam/v1alpha1";
const secretKey = process.env["SCW_SECRET_KEY"];
const placed = createClient({ secretKey, zone: "fr-par-1" });
const placeless = createClient({ secretKey });
const configured = createClient({ secretKey, zone: process.env["SCW_DEFAULT_ZONE"] });
declare const text: string;
`;

interface Case {
  readonly code: string;
  /** Part of the complaint; absent when the code is fine. */
  readonly says?: string;
}

const CASES: Readonly<Record<string, Case>> = {
  "a zoned list without a place": {
    code: "await listServers(placeless);",
    says: "Expected 2-3 arguments, but got 1.\nArguments for the rest parameter 'requestWithZone' were not provided.",
  },
  "a zoned list as a method without a place": {
    code: "await new InstanceV1(placeless).listServers();",
    says: "Arguments for the rest parameter 'requestWithZone' were not provided.",
  },
  "a zoned list with a request but no place": {
    code: 'await listServers(placeless, { state: "running" });',
    says: "Property 'zone' is missing in type",
  },
  "a zoned call without a place": {
    code: 'await getServer(placeless, { server_id: "1" });',
    says: "Property 'zone' is missing in type",
  },
  "a method without a place": {
    code: 'await new InstanceV1(placeless).getServer({ server_id: "1" });',
    says: "Property 'zone' is missing in type",
  },
  "a regional call without a place": {
    code: "await listClusters(placeless);",
    says: "Arguments for the rest parameter 'requestWithRegion' were not provided.",
  },
  "a zone in the request": { code: 'await getServer(placeless, { zone: "nl-ams-1", server_id: "1" });' },
  "a zone of the client": {
    code: 'await getServer(placed, { server_id: "1" }); for await (const { name } of listServers(placed)) name.trim();',
  },
  "a region that follows from the zone": { code: "await listClusters(placed);" },
  "a zone that may come from the environment": { code: "await listServers(configured);" },
  "any client": {
    code: 'export const read = async (client: Client) => (await getServer(client, { server_id: "1" })).server.name;',
  },
  "a zone that no document lists": {
    code: 'await listServers(placed, { zone: "xx-new-1" }); await listServers(placed, { zone: text });',
  },
  "both members of a one-of": {
    code: 'await createServer(placed, { name: "a", commercial_type: "DEV1-S", protected: false, project: "1", organization: "2" });',
    says: "Types of property 'organization' are incompatible",
  },
  "one member of a one-of": {
    code: 'await createServer(placed, { name: "a", commercial_type: "DEV1-S", project: "1" });',
  },
  "a misspelt field": {
    code: 'await getServer(placed, { server_id: "1", serverid: "1" });',
    says: "'serverid' does not exist in type",
  },
  "a missing required field": { code: "await getServer(placed, {});", says: "Property 'server_id' is missing in type" },
  "a field of the wrong type": {
    code: "await getServer(placed, { server_id: 1 });",
    says: "Type 'number' is not assignable to type 'string'",
  },
  "a new enum value in a variable": { code: "await listServers(placed, { state: text });" },
  "null where the document says so": { code: 'await updateServer(placed, { server_id: "1", placement_group: null });' },
  "an explicit undefined": { code: "await listServers(placed, { state: undefined });" },
  "a result that may be null": {
    code: 'const { server } = await getServer(placed, { server_id: "1" }); server.image.name;',
    says: "'server.image' is possibly 'null'",
  },
  "a status to wait for": {
    code: 'const server = await waitForServer(placed, { server_id: "1" }, { until: "running" }); server.state.trim();',
  },
  "a global list": { code: "for await (const key of listSSHKeys(placeless)) key.name.trim();" },
  "a one-of that the client's defaults do not fill": {
    code: 'await createAPIKey(placeless, { application_id: "1", description: "ci" });',
  },
  "a request with a nested list": {
    code: 'await createCluster(placed, { name: "a", version: "1", cni: "cilium", type: "kapsule", pools: [{ name: "p", node_type: "DEV1-M", size: 1, autoscaling: false, min_size: 1, max_size: 1, autohealing: true, container_runtime: "containerd", root_volume_type: "sbs_5k", public_ip_disabled: false, tags: [], labels: {}, taints: [], startup_taints: [], kubelet_args: {}, security_group_id: "" }] });',
  },
};

describe("what TypeScript says of a call", () => {
  let complaints: ReadonlyMap<string, readonly string[]> = new Map();
  beforeAll(() => {
    complaints = complaintsOf(
      new Map(Object.entries(CASES).map(([name, { code }]) => [name, `${IMPORTS}\n${code}\n`])),
    );
  });
  for (const [name, { says }] of Object.entries(CASES))
    test(`${name}: ${says ?? "fine"}`, () => {
      const found = complaints.get(name) ?? [];
      if (says === undefined) expect(found).toEqual([]);
      else expect(found.join("\n")).toContain(says);
    });
});

describe("what an editor offers", () => {
  const cases: Readonly<Record<string, { readonly code: string; readonly offers: readonly string[] }>> = {
    "zones to a client that has one": { code: 'listServers(placed, { zone: "|" });', offers: ["fr-par-1", "nl-ams-2"] },
    "zones to a client without": { code: 'listServers(placeless, { zone: "|" });', offers: ["fr-par-1", "nl-ams-2"] },
    "regions to a client without": { code: 'listClusters(placeless, { region: "|" });', offers: ["fr-par", "nl-ams"] },
    "fields of a request": { code: "getServer(placeless, { | });", offers: ["server_id", "zone"] },
    "statuses to wait for": {
      code: 'waitForServer(placed, { server_id: "1" }, { until: "|" });',
      offers: ["running", "stopped"],
    },
  };
  for (const [name, { code, offers }] of Object.entries(cases))
    test(name, () => {
      expect(completionsIn(`${IMPORTS}\n${code}\n`)).toEqual(expect.arrayContaining([...offers]));
    });
});
