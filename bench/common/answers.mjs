// What the stubbed API answers: as large and as varied as real answers are, all values made up.

const id = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const project = { organization: id(1), project: id(2), zone: "fr-par-1" };
const dates = { creation_date: "2025-03-01T08:15:30.123456+00:00", modification_date: "2025-03-02T09:00:00+00:00" };

export function ip() {
  return {
    ip: {
      ...project,
      id: id(3),
      address: "192.0.2.7",
      prefix: null,
      reverse: null,
      server: { id: id(4), name: "web" },
      type: "routed_ipv4",
      state: "attached",
      tags: [],
      ipam_id: id(3),
    },
  };
}

export function servers(count) {
  return { servers: Array.from({ length: count }, (_, index) => server(index)), total_count: count };
}

function server(number) {
  return {
    ...project,
    ...dates,
    id: id(1000 + number),
    name: `web-${number}`,
    hostname: `web-${number}`,
    allowed_actions: ["poweroff", "terminate", "reboot", "stop_in_place", "backup"],
    tags: ["production", `shard-${number}`],
    commercial_type: "DEV1-S",
    dynamic_ip_required: false,
    routed_ip_enabled: true,
    enable_ipv6: false,
    protected: false,
    state: "running",
    state_detail: "booted",
    boot_type: "local",
    arch: "x86_64",
    end_of_service: false,
    private_ip: null,
    ipv6: null,
    public_ip: publicIp(number),
    public_ips: [publicIp(number)],
    mac_address: "de:00:00:00:00:01",
    image: image(number),
    volumes: { 0: volume(number) },
    location: { zone_id: "fr-par-1", platform_id: "1", cluster_id: "2", hypervisor_id: "3", node_id: "4" },
    security_group: { id: id(5), name: "Default security group" },
    maintenances: [],
    private_nics: [],
    placement_group: null,
    filesystems: [],
    dns: `${id(1000 + number)}.pub.instances.example`,
  };
}

function publicIp(number) {
  return {
    id: id(2000 + number),
    address: `198.51.100.${number}`,
    gateway: "198.51.100.254",
    netmask: "32",
    family: "inet",
    dynamic: false,
    provisioning_mode: "dhcp",
    tags: [],
    ipam_id: id(2000 + number),
    state: "attached",
  };
}

function image(number) {
  return {
    ...project,
    ...dates,
    id: id(6),
    name: "Ubuntu 24.04 Noble Numbat",
    arch: "x86_64",
    default_bootscript: null,
    extra_volumes: {},
    from_server: "",
    public: true,
    root_volume: { id: id(7), name: `image-${number}`, size: 10_000_000_000, volume_type: "l_ssd" },
    state: "available",
    tags: [],
  };
}

function volume(number) {
  return {
    ...project,
    ...dates,
    id: id(3000 + number),
    name: `web-${number}-root`,
    boot: false,
    export_uri: null,
    server: { id: id(1000 + number), name: `web-${number}` },
    size: 20_000_000_000,
    state: "available",
    tags: [],
    volume_type: "l_ssd",
  };
}
