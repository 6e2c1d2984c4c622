import { describe, expect, test } from "vitest";
import { apiOf, published } from "../support/document.ts";
import { operationOf } from "../support/shape.ts";

/** What is left of a field's description. */
function cleaned(text: string): string | undefined {
  const schemas = `Thing: { type: object, properties: { f: { type: string, description: ${JSON.stringify(text)} } } }`;
  return apiOf(published({ schemas })).models[0]?.fields[0]?.docs.text;
}

describe("text is freed of what only the portal understands", () => {
  const cases: readonly (readonly [given: string, want: string | undefined])[] = [
    ['Before.\n<Message type="note">\nMind this.\n</Message>\nAfter.', "Before.\n\nMind this.\n\nAfter."],
    ['<Message type="tip">One.</Message><Message type="requirement">Two.</Message>', "One.\n\nTwo."],
    ["(switchcolumn)\nText.\n(switchcolumn)", "Text."],
    ["One.<br>Two.<br/>Three.<br />Four.", "One.\nTwo.\nThree.\nFour."],
    ["<p>One <span class='x'>two</span></p>", "One two"],
    ["See [the list](#path-servers-list-servers) and [IPAM](/en/developers/api/ipam/).", "See the list and IPAM."],
    ["See [the docs](https://www.scaleway.com/en/docs/).", "See [the docs](https://www.scaleway.com/en/docs/)."],
    ["Server ID. (UUID format)", "Server ID."],
    ["Creation date. (RFC 3339 format)", "Creation date."],
    ["Size. (in bytes)", "Size. (in bytes)"],
    ["  Padded.  \n\n\n\nMore.  ", "Padded.\n\nMore."],
    ["A placeholder such as <API secret key> stays.", "A placeholder such as <API secret key> stays."],
    ["   ", undefined],
    ["<p></p>", undefined],
  ];
  for (const [given, want] of cases) test(JSON.stringify(given), () => expect(cleaned(given)).toBe(want));
});

describe("what inlining has repeated is told once", () => {
  test("lines", () =>
    expect(cleaned("Type of the volume.\nIts size.\nType of the volume.")).toBe("Type of the volume.\nIts size."));

  test("but code, tables and rulers are left as they are", () => {
    const code = '```json\n{\n  "a": {\n  },\n  "b": {\n  }\n}\n```';
    expect(cleaned(code)).toBe(code);
    const twice = "```\none\n```\nand\n```\none\n```";
    expect(cleaned(twice)).toBe(twice);
    const tables = "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n| c | d |\n| --- | --- |\n| 1 | 2 |";
    expect(cleaned(tables)).toBe(tables);
  });
});

test("operations have a summary and a text", () => {
  const paths =
    "/a: { get: { operationId: A, summary: List things, description: '<p>All of them.</p>' } }\n/b: { get: { operationId: B, summary: '', description: '' } }";
  const api = apiOf(published({ paths }));
  expect(operationOf(api, "A").docs).toEqual({ summary: "List things", text: "All of them." });
  expect(operationOf(api, "B").docs).toEqual({});
});
