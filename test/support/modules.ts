import { pathToFileURL } from "node:url";
import type { Client, ListOperation, Operation } from "@scwkit/runtime";

type Callable = (client: Client, request: object, options?: object) => PromiseLike<unknown> & AsyncIterable<unknown>;

/** One operation of a generated module, found without knowing its name. */
export interface Generated {
  readonly operation: Operation | ListOperation;
  readonly call: Callable;
  /** Name of the function, and the file that exports it. */
  readonly name: string;
  readonly module: string;
}

const isCallable = (value: unknown): value is Callable => typeof value === "function";

function isOperation(value: unknown): value is Operation {
  return typeof value === "object" && value !== null && "id" in value && "method" in value && "path" in value;
}

/** The operations of `generated/instance/v1`, by id: `ListServers`. */
export async function operationsOf(folder: string): Promise<ReadonlyMap<string, Generated>> {
  const module = `${folder}/index.ts`;
  const exported: Record<string, unknown> = await import(pathToFileURL(module).href);
  const found = new Map<string, Generated>();
  for (const [descriptor, operation] of Object.entries(exported)) {
    const name = descriptor.replace(/Operation_?$/, "");
    const call = exported[name];
    if (!isOperation(operation) || !isCallable(call)) continue;
    found.set(operation.id.slice(operation.id.lastIndexOf(".") + 1), { operation, call, name, module });
  }
  return found;
}
