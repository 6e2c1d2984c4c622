import type { List } from "../../model/api.ts";
import { code, ofOperations } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const listPagingChanged: ApiRule<"list-paging-changed"> = {
  of: "api",
  kind: "list-paging-changed",
  when: "A list asks for its pages in another way, or takes its items from another field.",
  example:
    "`listToys` pages with `page_token` and `page_size` over `toys` instead of `page` and `page_size` over `toys`",
  compile: "none",
  wire: "breaks",
  find: (comparison) =>
    ofOperations(comparison, ({ before: { list: before }, after: { list: after } }) =>
      !before || !after || paging(before) === paging(after)
        ? undefined
        : `pages ${paging(after)} instead of ${paging(before).replace(/^with /, "")}`,
    ),
};

function paging({ by, size, items }: List): string {
  const parameters = [...(by === "nothing" ? [] : [by === "token" ? "page_token" : "page"]), ...(size ? [size] : [])];
  return `with ${parameters.length === 0 ? "nothing" : parameters.map(code).join(" and ")} over ${code(items)}`;
}
