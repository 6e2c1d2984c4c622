import type { Subject } from "../change.ts";
import { callOf, code } from "../finding.ts";
import type { PackageFinding, PackageRule } from "../rule.ts";
import type { Package, PackagedApi } from "../surface.ts";

export const apiSuperseded: PackageRule<"api-superseded"> = {
  of: "package",
  kind: "api-superseded",
  when: "A version, or a part of its operations, becomes deprecated because a newer one replaces it, or no longer is.",
  example: "`@scwkit/api-superseded/v1` is replaced by `@scwkit/api-superseded/v2`",
  compile: "none",
  wire: "none",
  find: (before, after) =>
    after?.apis.flatMap((api) => {
      const old = before?.apis.find(({ path }) => path === api.path);
      return old ? [...ofApi(old, api, after), ...ofOperations(old, api, after)] : [];
    }) ?? [],
};

function ofApi(old: PackagedApi, api: PackagedApi, { name }: Package): readonly PackageFinding[] {
  const change = replacement(old.successor, api.successor);
  if (!change) return [];
  const words = `${code(`${name}/${api.path}`)} ${change.verb} ${code(`${name}/${change.path}`)}`;
  return [{ api, subject: { kind: "api" }, words, origin: api.api.origin }];
}

function ofOperations(old: PackagedApi, api: PackagedApi, { name }: Package): readonly PackageFinding[] {
  return api.api.operations.flatMap((operation) => {
    const change = replacement(old.replaced?.get(operation.id), api.replaced?.get(operation.id));
    if (!change) return [];
    const call = callOf(api, operation);
    const subject: Subject = { kind: "operation", object: operation.object, operation: call };
    return [
      {
        api,
        subject,
        words: `${code(call)} ${change.verb} that of ${code(`${name}/${change.path}`)}`,
        origin: operation.origin,
      },
    ];
  });
}

/** What is to be said of the successor; nothing when it is the same, or when there is none as before. */
function replacement(
  before: string | undefined,
  after: string | undefined,
): { readonly verb: string; readonly path: string } | undefined {
  if (after !== undefined) return before === after ? undefined : { verb: "is replaced by", path: after };
  return before === undefined ? undefined : { verb: "is no longer replaced by", path: before };
}
