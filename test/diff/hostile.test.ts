// Text of a document in a report, on a terminal and in a changelog.

import { rmSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { afterAll, expect, test } from "vitest";
import { changesBetween } from "../../generator/changes.ts";
import { changesAsText } from "../../generator/show-changes.ts";
import { commitAll } from "../support/git.ts";
import { base, change, specsWith, textOf, versions } from "../versions/place.ts";

afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Those of headings, paragraphs, lists, bold objects and code. */
const TAGS: ReadonlySet<string> = new Set(["h1", "h2", "h3", "p", "ul", "li", "strong", "code"]);

const documentWith = (tag: string, value: string): string => `openapi: 3.1.0
info: { title: Toys, version: v1 }
paths:
  /toys/v1/toys:
    get:
      operationId: ListToys
      tags: [${JSON.stringify(tag)}]
      responses:
        200:
          description: Toys.
          content:
            application/json:
              schema: { type: object, properties: { state: { type: string, enum: [new, ${JSON.stringify(value)}] } } }
`;

const EVIL: readonly string[] = [
  "\u001b[31mred",
  "a\n## 9.9.9 (2026-01-01)\n\nOwned",
  "a` b",
  "``` a",
  "**a** [b](javascript:c) <script>",
  "a\u202eb",
  "a\r::error::b",
];

test.each(EVIL)("%j stays a word", async (evil) => {
  const specs = specsWith({ "v1.yml": documentWith("toys", "old") });
  await versions(specs);
  commitAll(specs);
  const before = specsWith({ "v1.yml": documentWith("toys", "old") });
  change(specs, { "v1.yml": documentWith(evil, evil) });
  const changes = await changesBetween({ specs: before, shown: "before" }, { specs, shown: "specs" });
  const report = changesAsText(changes, { color: false });
  await versions(specs);
  const changelog = textOf(specs, join("changelogs", "toys.md")) ?? "";
  for (const text of [report, changelog]) {
    expect(text).toContain("has the new value `");
    expect(text).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u);
  }
  expect(changelog.match(/^## .*$/gm)).toEqual(["## 1.0.0 (2026-01-31)", "## 0.1.0 (2026-01-31)"]);
  const html = new MarkdownIt({ html: true, linkify: false }).render(changelog, {});
  expect([...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag).filter((tag) => !TAGS.has(tag ?? ""))).toEqual([]);
});
