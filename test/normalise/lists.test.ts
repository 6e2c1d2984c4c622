import { describe, expect, test } from "vitest";
import { readText } from "../support/api.ts";
import { answers, apiOf, complaintsOf, published, standard } from "../support/document.ts";
import { listOf } from "../support/shape.ts";

interface Given {
  readonly query?: readonly string[];
  readonly fields: string;
  readonly header?: boolean;
  readonly method?: string;
  readonly notes?: string;
}

const PART = "Part: { type: object, properties: { id: { type: string }, size: { type: integer } } }";

function documentOf(dialect: typeof published, { query = [], fields, header = false, method = "get" }: Given): string {
  const parameters = query.map(
    (name) => `{ name: ${name}, in: query, schema: { type: ${name === "page_token" ? "string" : "integer"} } }`,
  );
  const response = answers("ListPartsResponse").replace(
    "description: Done.",
    header ? "description: Done., headers: { X-Total-Count: { schema: { type: integer } } }" : "description: Done.",
  );
  return dialect({
    paths: `/parts: { ${method}: { operationId: ListParts, parameters: [${parameters.join(", ")}], ${response} } }`,
    schemas: `
      ListPartsResponse: { type: object, properties: { ${fields} } }
      ${PART}`,
  });
}

const PARTS = "parts: { type: array, items: { $ref: Part } }";
const COUNT = "total_count: { type: integer, format: uint32 }";
const MAP = "parts: { type: object, additionalProperties: { $ref: Part } }";

describe("a list", () => {
  const cases: readonly (readonly [name: string, given: Given, want: string])[] = [
    [
      "page and page_size",
      { query: ["page", "page_size"], fields: `${PARTS}, ${COUNT}` },
      "parts: Part in an array, by page and page_size, total in body",
    ],
    [
      "page and per_page",
      { query: ["page", "per_page"], fields: PARTS },
      "parts: Part in an array, by page and per_page, total in header",
    ],
    [
      "page and per_page, counted in the body",
      { query: ["page", "per_page"], fields: `${PARTS}, ${COUNT}` },
      "parts: Part in an array, by page and per_page, total in body",
    ],
    ["page alone", { query: ["page"], fields: PARTS }, "parts: Part in an array, by page, total missing"],
    [
      "page_token",
      { query: ["page_token", "page_size"], fields: `${PARTS}, next_page_token: { type: string, nullable: true }` },
      "parts: Part in an array, by token and page_size, total missing",
    ],
    [
      "the header that the document names",
      { query: ["page", "page_size"], fields: PARTS, header: true },
      "parts: Part in an array, by page and page_size, total in header",
    ],
    [
      "the header over the body",
      { query: ["page", "page_size"], fields: `${PARTS}, ${COUNT}`, header: true },
      "parts: Part in an array, by page and page_size, total in header",
    ],
    ["no pages, but counted", { fields: `${PARTS}, ${COUNT}` }, "parts: Part in an array, by nothing, total in body"],
    [
      "a map",
      { query: ["page", "per_page"], fields: MAP },
      "parts: Part in a map, by page and per_page, total in header",
    ],
    [
      "items that may be null",
      { query: ["page"], fields: "parts: { type: array, nullable: true, items: { type: string } }" },
      "parts: string in an array, by page, total missing",
    ],
    ["neither pages nor a count", { fields: PARTS }, "no list"],
    ["a count of nothing", { fields: COUNT }, "no list"],
    ["not a GET", { query: ["page"], fields: PARTS, method: "post" }, "no list"],
    [
      "several arrays without pages",
      { fields: `${PARTS}, others: { type: array, items: { $ref: Part } }, ${COUNT}` },
      "no list",
    ],
  ];
  for (const [name, given, want] of cases)
    test(`${name}: ${want}`, () => {
      for (const dialect of [published, standard])
        expect(listOf(apiOf(documentOf(dialect, given)), "ListParts")).toBe(want);
    });

  test("written as a placeholder map", () => {
    const text = documentOf(published, {
      query: ["page", "per_page"],
      fields: 'parts: { type: object, properties: { "<partKey>": { $ref: Part } }, additionalProperties: true }',
    });
    expect(listOf(apiOf(text), "ListParts")).toBe("parts: Part in a map, by page and per_page, total in header");
  });
});

describe("a paged result that cannot be a list is said so, and read as it is", () => {
  const cases: readonly (readonly [name: string, fields: string, want: string])[] = [
    [
      "several arrays",
      `${PARTS}, others: { type: array, items: { type: string } }`,
      "list-items-ambiguous: ListParts is paged, but its result has several lists (parts, others). Name one in the notes; until then it is no list.",
    ],
    [
      "an array and a map",
      `${PARTS}, others: { type: object, additionalProperties: { type: string } }`,
      "list-items-ambiguous: ListParts is paged, but its result has several lists (parts, others). Name one in the notes; until then it is no list.",
    ],
    [
      "no array",
      "name: { type: string }, size: { type: integer }",
      "list-items-missing: ListParts takes page parameters, but its result holds no list.",
    ],
  ];
  for (const [name, fields, want] of cases)
    test(name, () => {
      const text = documentOf(standard, { query: ["page"], fields });
      expect(complaintsOf(text)).toEqual([expect.stringContaining(want)]);
      const { api } = readText(text);
      expect(api && listOf(api, "ListParts")).toBe("no list");
    });
});

describe("notes decide", () => {
  const several = {
    query: ["page", "page_size"],
    fields: `${PARTS}, others: { type: array, items: { type: string } }, ${COUNT}`,
  };
  const note = (rest: string): string => `lists: [{ operations: [ListParts], evidence: Seen., ${rest} }]`;

  const cases: readonly (readonly [name: string, given: Given, rest: string, want: string])[] = [
    ["which array", several, "items: others", "others: string in an array, by page and page_size, total in body"],
    [
      "where the total stands",
      { query: ["page"], fields: `${PARTS}, ${COUNT}` },
      "total: header",
      "parts: Part in an array, by page, total in header",
    ],
    [
      "that a count is no total",
      { query: ["page"], fields: `${PARTS}, ${COUNT}` },
      "total: missing",
      "parts: Part in an array, by page, total missing",
    ],
    [
      "that a result without pages is a list",
      { fields: PARTS },
      "items: parts",
      "parts: Part in an array, by nothing, total missing",
    ],
  ];
  for (const [name, given, rest, want] of cases)
    test(name, () => expect(listOf(apiOf(documentOf(standard, given), note(rest)), "ListParts")).toBe(want));

  test("but not what nobody knows", () => {
    expect(complaintsOf(documentOf(standard, { query: ["page"], fields: PARTS }), note("total: headers"))).toEqual([
      expect.stringContaining("note-unknown: A `list` note names `headers`,"),
    ]);
    expect(complaintsOf(documentOf(standard, several), note("items: other"))).toContainEqual(
      expect.stringContaining("note-unknown: A `list` note names `ListParts.other`,"),
    );
  });
});
