// Sends an email with Transactional Email and waits until the receiving servers have taken it.
import { loadConfig } from "@scwkit/config";
import { type Client, createClient, isApiError, isWaitError } from "@scwkit/runtime";
import { type CreateEmailRequest, createEmail, waitForEmail } from "@scwkit/transactional-email/v1alpha1";

export async function sendEmail(scw: Client, message: CreateEmailRequest): Promise<void> {
  // One email per recipient comes back, each with a delivery of its own.
  const { emails } = await createEmail(scw, message);
  for (const { id, mail_rcpt } of emails) {
    try {
      const email = await waitForEmail(scw, { email_id: id }, { until: "sent" });
      console.log(`${mail_rcpt}: sent at attempt ${email.try_count}`);
    } catch (error) {
      if (!isWaitError(error)) throw error;
      console.log(`${mail_rcpt}: ${error.status ?? "no answer"}`);
    }
  }
}

if (process.argv[1] === import.meta.filename) {
  const [from, to] = process.argv.slice(2);
  if (!from || !to) throw new Error("node send-email.ts <sender, of a verified domain> <recipient>");
  const scw = createClient({ region: "fr-par", ...(await loadConfig()) });
  try {
    await sendEmail(scw, {
      from: { email: from, name: "The build" },
      to: [{ email: to }],
      subject: "Version 1.2 is out",
      text: "The release notes are on the site.",
      html: "<p>The <b>release notes</b> are on the site.</p>",
    });
  } catch (error) {
    if (!isApiError(error, "invalid_arguments")) throw error;
    // The domain of the sender is not verified, an address is malformed, …
    for (const { argument_name, help_message } of error.details) console.error(`${argument_name}: ${help_message}`);
    process.exitCode = 1;
  }
}
