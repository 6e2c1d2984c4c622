/** What stands under each key, in the order in which it came; keys in the order of their first. */
export function grouped<T>(entries: Iterable<readonly [key: string, value: T]>): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of entries) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
