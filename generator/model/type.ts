export type Scalar = "string" | "integer" | "number" | "boolean";

/** What a value looks like in JSON. Links to models and enums are ids. */
export type Type =
  | { readonly kind: "scalar"; readonly scalar: Scalar; readonly format?: string }
  | { readonly kind: "enum"; readonly id: string }
  | { readonly kind: "model"; readonly id: string }
  | { readonly kind: "array"; readonly items: Type }
  | { readonly kind: "map"; readonly values: Type }
  /** A fixed row of values, such as the `[time, value]` of a measurement. */
  | { readonly kind: "tuple"; readonly items: readonly Type[] }
  | { readonly kind: "nullable"; readonly of: Type }
  /** An object whose fields nobody describes. */
  | { readonly kind: "json" }
  /** An object without fields: its presence is the message. */
  | { readonly kind: "empty" }
  | { readonly kind: "constant"; readonly value: string | number | boolean };
