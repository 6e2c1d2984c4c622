import { isApiError } from "@scwkit/runtime";
import { describe, expect, test } from "vitest";
import { sendEmail } from "../../examples/send-email.ts";
import { caught } from "../runtime/kit.ts";
import { type Answer, loopback, printed, projectId } from "./kit.ts";

const place = "/transactional-email/v1alpha1/regions/fr-par/emails";
const message = {
  from: { email: "build@example.com", name: "The build" },
  to: [{ email: "ada@example.com" }, { email: "grace@example.com" }],
  subject: "Version 1.2 is out",
  text: "The release notes are on the site.",
};
const created: Answer = {
  body: {
    emails: [
      { id: "e1", mail_rcpt: "ada@example.com", status: "new" },
      { id: "e2", mail_rcpt: "grace@example.com", status: "new" },
    ],
  },
};
const email = (status: string, try_count = 1): Answer => ({ body: { id: "e", status, try_count } });

describe("examples/send-email.ts", () => {
  test("sends the message as it stands and tells of each recipient", async () => {
    const server = await loopback({
      [`POST ${place}`]: created,
      [`GET ${place}/e1`]: [email("sending", 0), email("sent", 2)],
      [`GET ${place}/e2`]: email("failed"),
    });
    const { out } = printed();
    await sendEmail(server.client(), message);
    expect(out).toEqual(["ada@example.com: sent at attempt 2", "grace@example.com: failed"]);
    // The project comes from the client.
    expect(server.seen[0]?.body).toEqual({ ...message, project_id: projectId });
    expect(server.lines()).toEqual([`POST ${place}`, `GET ${place}/e1`, `GET ${place}/e1`, `GET ${place}/e2`]);
  });

  test("hands on what the API refuses, once", async () => {
    const details = [{ argument_name: "from", reason: "constraint", help_message: "domain is not verified" }];
    const server = await loopback({
      [`POST ${place}`]: { status: 400, body: { type: "invalid_arguments", message: "invalid", details } },
    });
    const error = await caught(sendEmail(server.client(), message));
    expect(isApiError(error, "invalid_arguments") && error.details).toEqual(details);
    expect(server.seen.length).toBe(1);
  });
});
