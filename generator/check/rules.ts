import type { Report } from "../diagnostics.ts";
import type { Api } from "../model/api.ts";
import { noLonelyOneOf } from "./no-lonely-one-of.ts";
import { oneOfBounded } from "./one-of-bounded.ts";
import { secretsBounded } from "./secrets-bounded.ts";

export type Rule = (api: Api, report: Report) => void;

export const rules: readonly Rule[] = [noLonelyOneOf, oneOfBounded, secretsBounded];
