// What is to be published, and in which order. Data in, data out.

/**
 * The packages whose version the registry does not have, in waves: nobody can install a package before what it depends
 * on is there. `published` gives the versions that the registry has.
 */
export function planRelease(packages, published) {
  const missing = packages.filter(({ name, version }) => !published.get(name)?.includes(version));
  return { waves: wavesOf(missing), upToDate: packages.filter((pack) => !missing.includes(pack)) };
}

/** Each wave depends on those before it only. */
function wavesOf(packages) {
  if (packages.length === 0) return [];
  const names = new Set(packages.map(({ name }) => name));
  const wave = packages.filter((pack) => !Object.keys(pack.asks).some((other) => names.has(other)));
  if (wave.length === 0) throw new Error(`${[...names].join(", ")} depend on each other in a circle`);
  return [wave, ...wavesOf(packages.filter((pack) => !wave.includes(pack)))];
}

/** What would leave the registry with a package that nobody can install. */
export function problemsOf(packages, published) {
  const versions = new Map(packages.map(({ name, version }) => [name, version]));
  return packages.flatMap(({ name, asks }) =>
    Object.entries(asks).flatMap(([other, range]) => {
      if (versions.get(other) === range || published.get(other)?.includes(range)) return [];
      return [`${name} asks for ${other} ${range}, which is neither here nor published`];
    }),
  );
}
