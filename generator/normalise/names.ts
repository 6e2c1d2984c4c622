/** `commercial_type` -> `CommercialType`; letters that are capital already stay so. */
export function pascal(name: string): string {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** `scaleway.instance.v1.Server.State` -> `ServerState`: what follows the version, or the last word where there is none. */
export function simpleName(component: string): string {
  const words = component.split(".");
  const version = words.findIndex((word) => /^v\d+((alpha|beta)\d+)?$/.test(word));
  const known = /^(scaleway\.std|google\.protobuf)\./.exec(component);
  if (version >= 0 && version < words.length - 1) return pascal(words.slice(version + 1).join("."));
  return pascal(known ? component.slice(known[0].length) : component);
}

/** How well a type's name, in lower case, fits the field that holds it; the higher, the better. */
export function affinityTo(owner: string, field: string): (lower: string) => number {
  const word = pascal(field).toLowerCase();
  const whole = owner.toLowerCase() + word;
  const singular = word.replace(/s$/, "");
  return (lower) => {
    if (lower === whole) return 3;
    if (lower === word || lower === singular) return 2;
    return lower.endsWith(word) || lower.endsWith(singular) || lower.startsWith(singular) ? 1 : 0;
  };
}
