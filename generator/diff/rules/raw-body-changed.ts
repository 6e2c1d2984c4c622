import type { Body } from "../../model/api.ts";
import { code, ofOperations } from "../finding.ts";
import type { ApiRule } from "../rule.ts";

export const rawBodyChanged: ApiRule<"raw-body-changed"> = {
  of: "api",
  kind: "raw-body-changed",
  when: "A raw body is sent as another media type, or the body is raw no longer or only now.",
  example: "`uploadPicture` sends its body as `image/png` instead of `text/plain`",
  compile: "none",
  wire: "breaks",
  find: (comparison) =>
    ofOperations(comparison, ({ before: { body: before }, after: { body: after } }) =>
      (before.kind !== "raw" && after.kind !== "raw") || mediaTypeOf(before) === mediaTypeOf(after)
        ? undefined
        : `sends its body as ${mediaTypeOf(after)} instead of ${mediaTypeOf(before)}`,
    ),
};

function mediaTypeOf(body: Body): string {
  if (body.kind === "none") return "nothing";
  return body.kind === "json" ? "JSON" : code(body.contentType);
}
