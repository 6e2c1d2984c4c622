/** Messages never hold the value: it may be the secret key, put in the wrong place. */
export function checkSecretKey(value: unknown): string {
  if (typeof value !== "string" || !value)
    throw new TypeError("secretKey: missing (set SCW_SECRET_KEY, or pass a function)");
  if (!/^[!-~]+$/.test(value)) throw new TypeError("secretKey: must be printable ASCII without spaces");
  if (/^SCW[A-Z0-9]{17}$/.test(value)) throw new TypeError("secretKey: this is an access key");
  return value;
}

export function checkText(option: string, value: unknown): string | undefined {
  if (value === undefined || (typeof value === "string" && /^[ -~]+$/.test(value))) return value;
  throw new TypeError(`${option}: must be printable ASCII`);
}

export function checkNumber(option: string, value: unknown, least: number): void {
  if (value !== undefined && !(typeof value === "number" && value >= least)) {
    throw new TypeError(`${option}: must be a number from ${least}`);
  }
}

/** The base of all URLs, without a slash at its end. */
export function checkApiUrl(value: unknown): string {
  let url: URL;
  try {
    url = new URL(String(value));
  } catch {
    throw new TypeError("apiUrl: must be a URL");
  }
  const { protocol, hostname, username, password, search, hash } = url;
  const loopback = /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && loopback))
    throw new TypeError("apiUrl: must be https (http on loopback only)");
  if (username || password || search || hash)
    throw new TypeError("apiUrl: must hold no credentials, query or fragment");
  return url.origin + url.pathname.replace(/\/+$/, "");
}
