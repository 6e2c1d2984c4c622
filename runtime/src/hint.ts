import { type AnyApiError, type AuthenticationProblem, isApiError, type ResourceProblem } from "./api-error.ts";
import { isConnectionError, isTimeoutError } from "./errors.ts";
import { isFields } from "./fields.ts";
import { isWaitError, type WaitError } from "./wait-error.ts";

/**
 * What to do about an error of this package, in a sentence for whoever reads the log. Nothing for other errors: those of
 * arguments (`TypeError`) say it themselves, and an abort was asked for.
 */
export function hintFor(error: unknown): string | undefined {
  if (isApiError(error)) return ofAnswer(error);
  if (isConnectionError(error)) return ofConnection(error.message, error.refused);
  if (isTimeoutError(error))
    return `Raise the option ${error.option}; a change may have been made all the same, so look before you repeat it.`;
  return isWaitError(error) ? ofWait(error) : undefined;
}

function ofAnswer(error: AnyApiError): string {
  switch (error.type) {
    case "invalid_arguments": {
      const problems = each(error.details, ({ argument_name, reason }) =>
        [text(argument_name), reason === "unknown" ? "" : text(reason)].filter(Boolean).join(": "),
      );
      return problems ? `Correct the arguments (${problems}).` : "Correct the arguments that the message names.";
    }
    case "denied_authentication":
      return `${ofKey(error.details)}, and pass its secret key (not its access key) as the option secretKey, from SCW_SECRET_KEY or secret_key of your profile.`;
    case "permissions_denied": {
      const permissions = each(error.details, ({ resource, action }) =>
        [text(action), text(resource)].filter(Boolean).join(" on "),
      );
      return permissions
        ? `Give the bearer of the API key a policy in IAM that allows ${permissions}; it may take minutes to work.`
        : "Give the bearer of the API key a policy in IAM that allows the call, unless the message tells another reason.";
    }
    case "quotas_exceeded": {
      const quotas = each(error.details, ({ resource, quota, current }) => {
        const used = typeof quota === "number" && quota > 0 ? `${text(current)} of ${quota}` : "";
        return [text(resource), used].filter(Boolean).join(": ");
      });
      return `Delete what is not needed, or ask Scaleway for a higher quota${quotas && ` (${quotas})`}.`;
    }
    case "too_many_requests": {
      const seconds = Math.ceil(Number(error.details?.reset_seconds) || (error.retryAfter ?? 0) / 1000);
      return `Wait ${seconds > 0 ? `${seconds} seconds` : "a little"}, then send fewer calls at a time.`;
    }
    case "not_found":
      return `Check that the ${named(error.details)} exists in this place (zone or region) and project.`;
    case "transient_state": {
      const state = text(error.details?.current_state);
      return `Wait until the ${named(error.details)} is no longer ${state || "changing"}, then try again.`;
    }
    case "conflict":
      return `Wait until the ${named(error.details)} has settled, then try again.`;
    case "already_exists":
      return `Use the ${named(error.details)} that exists, or choose another name.`;
    case "precondition_failed": {
      const { precondition, help_message } = error.details ?? {};
      const what = [text(precondition), text(help_message)].filter(Boolean).join(": ");
      return `Bring the resource into the state that the call needs first${what && ` (${what})`}.`;
    }
    case "out_of_stock":
      return `Choose another type of ${named(error.details)} or another place, or try later.`;
    case "expired":
      return `Create the ${named(error.details)} anew, since this one has expired.`;
    case "locked":
      return `Ask Scaleway's support why the ${named(error.details)} is locked: only they unlock it.`;
    case "server_error":
      // Some products refuse a request with 503 for what should be a 400.
      return `Try later, unless the message tells of a mistake; if it stays, see status.scaleway.com or ask Scaleway's support${request(error)}.`;
    case "redirect":
      return "Set the option apiUrl to the API itself: redirects are not followed, since they would get the secret key.";
    case "invalid_response":
      return error.message.includes("maxResponseBytes")
        ? "Raise the option maxResponseBytes, or ask for smaller pages."
        : "Check the option apiUrl and the proxies on the way: what answered does not seem to be the API.";
    default:
      return `Ask Scaleway's support what the message means${request(error)}.`;
  }
}

function ofKey(details: AuthenticationProblem | undefined): string {
  if (details?.reason === "expired") return "The API key has expired: create another";
  return details?.reason === "not_found"
    ? "The API key was deleted or never existed: create one"
    : "The API key is wrong: look it up";
}

function ofConnection(message: string, refused: boolean): string {
  if (/CERT|SELF_SIGNED|certificate/i.test(message))
    return "Make the runtime trust the certificate of the proxy on the way (Node: NODE_EXTRA_CA_CERTS).";
  return refused
    ? "Check the network, the name server and the option apiUrl; nothing was sent, so repeating the call is safe."
    : "Check the network; a change may have been made all the same, so look before you repeat it.";
}

function ofWait({ reason, status = "unknown" }: WaitError): string {
  switch (reason) {
    case "timeout":
      return `Wait again, or raise the option timeout of the wait: the status is ${text(status)}.`;
    case "gone":
      return "Find out who deleted the resource meanwhile, and create it anew.";
    case "failure":
      return `Look at the resource on the error, or in the console, for why its status is ${text(status)}.`;
    case "unreadable":
      return "Update the package: the answer does not show the status where this version looks for it.";
  }
}

/** `instance_server 7f…`, or as much of it as the API told. */
function named(details: ResourceProblem | undefined): string {
  const resource = text(details?.resource);
  return [resource === "unknown" ? "resource" : resource || "resource", text(details?.resource_id)]
    .filter(Boolean)
    .join(" ");
}

function request({ requestId }: AnyApiError): string {
  return requestId && ` and name request ${text(requestId)}`;
}

/** The texts of all details. What is declared need not be what came. */
function each<Detail extends object>(details: readonly Detail[], describe: (detail: Detail) => string): string {
  const known = [details].flat().filter((detail) => isFields(detail));
  return known.map(describe).filter(Boolean).join(", ");
}

/** One short line, whatever came. */
function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? `${value}`.replace(/\s+/g, " ").slice(0, 100) : "";
}
