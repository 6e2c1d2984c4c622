import { leadingTo, namedIn } from "./links.ts";
import type { Api, Field, Model, Operation } from "./model/api.ts";

export interface Secrets {
  /** Names of fields that hold a secret, wherever they stand in what the operation sends and receives. */
  readonly names: readonly string[];
  /** Fields on the ways to them. */
  readonly steps: number;
}

export function secretsOf({ fields, result }: Operation, api: Api): Secrets {
  const models = hiding(api);
  const found = new Set<string>();
  const seen = new Set<string>();
  const ids: string[] = [];
  let steps = 0;
  const visit = (members: readonly Field[]): void => {
    steps += members.length;
    for (const { name, type, secret } of members) {
      if (secret) found.add(name);
      ids.push(...namedIn(type));
    }
  };
  visit(fields);
  if (result.kind === "json") ids.push(...namedIn(result.type));
  // A chain of models may be as long as the document, so what is to be visited waits in a list.
  for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    visit(models.get(id)?.fields ?? []);
  }
  return { names: [...found].sort(), steps };
}

const known = new WeakMap<Api, ReadonlyMap<string, Model>>();

/** The models that hold a secret or lead to one. */
function hiding(api: Api): ReadonlyMap<string, Model> {
  const found = known.get(api) ?? leadingTo(api.models, ({ fields }) => fields.some(({ secret }) => secret));
  known.set(api, found);
  return found;
}
