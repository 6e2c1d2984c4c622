import type { Effect } from "./change.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./rules.ts";

/** docs/changes.md: every rule, in the order in which reports give them. */
export function changesPage(): string {
  const all: readonly Rule[] = Object.values(rules);
  const rows = all.map(
    (rule) =>
      `| \`${rule.kind}\` | ${rule.when} | ${rule.example} | ${EFFECTS[rule.compile]} | ${EFFECTS[rule.wire]} |`,
  );
  return `${HEAD}\n| change | when | in a report | compile | wire |\n| --- | --- | --- | --- | --- |\n${rows.join("\n")}\n${FOOT}`;
}

const EFFECTS: Readonly<Record<Effect, string>> = { breaks: "**breaks**", adds: "adds", none: "" };

const HEAD = `# What counts as a change

<!-- Written from generator/diff/rules by \`npx vitest run test/diff -u\`. -->

\`npm run diff\` and the change reports tell what a new document does to those who use the api. Each kind of change has one
rule. Its *compile* column says what it does to TypeScript code written for the package before, its *wire* column what it
does to a program that goes on running with that package. Every row is tested by compiling such code against both.

A change **breaks** when code that used what the package promised no longer compiles, or when a request or result is no
longer what the api expects or sends. It **adds** when such code stays as it is and more is possible.

## Rules
`;

const FOOT = `
## What is no change

- Another spelling of the same: \`nullable: true\` or a type with \`"null"\`; a type that is linked or written where it is
  used; another order of operations, fields, values or parameters; line breaks in texts.
- The name of a type in the document, as long as its name in TypeScript stays. Where that changes, structure tells which
  name took the place of which, and the report says so (\`export-renamed\`).
- Number or integer, and text formats: both are the same JSON and the same TypeScript.

## What is not counted as a break

- New result fields and enum values, for code that builds results itself (mocks) or that holds a record of all known
  values: such code wants to hear of them.
- A type that says more (\`result-narrowed\`, \`request-widened\`), for code that repeats a package's types in full.

## Versions

| change | GA | alpha, beta |
| --- | --- | --- |
| breaks, in compile or on the wire | major | minor, listed as breaking |
| adds | minor | minor |
| anything else in the table, such as deprecations | patch | patch |
| only texts (\`docs-changed\`), or no row applies | no new version | no new version |

New texts come with the next version that something else asks for.
`;
