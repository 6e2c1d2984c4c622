import type { Subject } from "../change.ts";
import { callOf, code } from "../finding.ts";
import type { PackageFinding, PackageRule } from "../rule.ts";
import type { Package, PackagedApi } from "../surface.ts";

export const apiSuperseded: PackageRule<"api-superseded"> = {
  of: "package",
  kind: "api-superseded",
  when: "A version, or a part of its operations, becomes deprecated because a newer one replaces it.",
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
  if (api.successor === undefined || old.successor === api.successor) return [];
  const words = `${code(`${name}/${api.path}`)} is replaced by ${code(`${name}/${api.successor}`)}`;
  return [{ api, subject: { kind: "api" }, words, origin: api.api.origin }];
}

function ofOperations(old: PackagedApi, api: PackagedApi, { name }: Package): readonly PackageFinding[] {
  return api.api.operations.flatMap((operation) => {
    const path = api.replaced?.get(operation.id);
    if (path === undefined || old.replaced?.get(operation.id) === path) return [];
    const call = callOf(api, operation);
    const subject: Subject = { kind: "operation", object: operation.object, operation: call };
    return [
      {
        api,
        subject,
        words: `${code(call)} is replaced by that of ${code(`${name}/${path}`)}`,
        origin: operation.origin,
      },
    ];
  });
}
