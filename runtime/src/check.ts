/** Messages never hold a value that is not known to be harmless: it may be the secret key, put in the wrong place. */
export function fail(field: string, problem: string): never {
  throw new TypeError(`${field}: ${problem}`);
}

export function checkText(option: string, value: unknown, shape: RegExp, wanted: string): string {
  return typeof value === "string" && shape.test(value) ? value : fail(option, `must be ${wanted}`);
}

/** What may stand in a header. SCW… is an access key, a frequent mix-up. */
export function checkSecretKey(value: unknown): string {
  return checkText("secretKey", value, /^(?!SCW\w{17}$)[!-~]+$/, "a secret key: is SCW_SECRET_KEY set?");
}

/**
 * Places that the api does not know yet pass: which exist is the deployment of one day.
 * @throws {TypeError} that names the field and, when a zone stands for a region or the reverse, says so.
 */
export function checkPlace(field: "zone" | "region", value: unknown): string {
  const [place, number] = (typeof value === "string" && /^[a-z]{2,}-[a-z]{2,}(-[1-9]\d*)?$/.exec(value)) || [];
  const kind = number ? "zone" : "region";
  if (place && kind === field) return place;
  const example = `fr-par${field === "zone" ? "-1" : ""}`;
  return fail(
    field,
    `${place ? `${place} is a ${kind}: ` : ""}pass one like ${example}, or set ${field} in createClient`,
  );
}

/** The defaults with the given numbers, checked, in their place. */
export function numbersFrom<Kind extends object>(defaults: Kind, given: object): Kind {
  const numbers = { ...defaults };
  for (const option in defaults) {
    const value: unknown = Reflect.get(given, option);
    if (value === undefined) continue;
    if (typeof value !== "number" || !(value >= 0)) fail(option, "must be a positive number");
    Object.assign(numbers, { [option]: value });
  }
  return numbers;
}
