import { pathToFileURL } from "node:url";
import type { Client, ListOperation, Operation } from "@scwkit/runtime";

type Callable = (client: Client, request: object, options?: object) => PromiseLike<unknown> & AsyncIterable<unknown>;

/** One operation of a generated module, found without knowing its name. */
export interface Generated {
  readonly operation: Operation | ListOperation;
  readonly call: Callable;
}

const isCallable = (value: unknown): value is Callable => typeof value === "function";

function isOperation(value: unknown): value is Operation {
  return typeof value === "object" && value !== null && "id" in value && "method" in value && "path" in value;
}

/** The operations of `generated/instance/v1`, by id: `ListServers`. */
export async function operationsOf(folder: string): Promise<ReadonlyMap<string, Generated>> {
  const module: Record<string, unknown> = await import(pathToFileURL(`${folder}/index.ts`).href);
  const found = new Map<string, Generated>();
  for (const [name, value] of Object.entries(module)) {
    const call = module[name.replace(/Operation_?$/, "")];
    if (!isOperation(value) || !isCallable(call)) continue;
    found.set(value.id.slice(value.id.lastIndexOf(".") + 1), { operation: value, call });
  }
  return found;
}
