/** The `dependencies` of a project as they become: ours in, and those of the official SDK that are no longer imported out. */
export function moveManifest(
  text: string,
  packages: ReadonlyMap<string, string>,
  stillImported: ReadonlySet<string>,
): string {
  const manifest: unknown = JSON.parse(text);
  if (!isRecord(manifest)) return text;
  const official = ["dependencies", "devDependencies"].filter((field) => {
    const list = manifest[field];
    return isRecord(list) && Object.keys(list).some((name) => name.startsWith("@scaleway/"));
  });
  const [main] = official;
  if (main === undefined) return text;
  const changed = Object.fromEntries(
    Object.entries(manifest).map(([field, list]) => {
      if (!official.includes(field) || !isRecord(list)) return [field, list];
      const left = Object.entries(list).filter(([name]) => !isOfficialPackage(name) || stillImported.has(name));
      const added = field === main ? [...packages].map(([name, version]) => [name, `^${version}`] as const) : [];
      return [field, Object.fromEntries([...left, ...added].sort(([a], [b]) => (a < b ? -1 : 1)))];
    }),
  );
  const indent = /^[ \t]+/m.exec(text)?.[0] ?? "  ";
  return `${JSON.stringify(changed, null, indent)}${text.endsWith("\n") ? "\n" : ""}`;
}

function isOfficialPackage(name: string): boolean {
  return name.startsWith("@scaleway/sdk") || name === "@scaleway/configuration-loader";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
