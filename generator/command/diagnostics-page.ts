import { COMPLAINTS, type Complaint } from "../complaints.ts";

const INTRO = `# What the generator complains about

Made from \`generator/complaints.ts\` by \`npx vitest run test/diagnostics.test.ts -u\`. Do not edit.

A complaint has an address (file, line and column), a code that stays the same, what is wrong and what to do. All
mistakes of all documents are told in one run. An error in a document takes its product out of the run: its files stay
as they were, all other products are generated, and the command ends with 1. A warning changes nothing of that.

- On a terminal and in logs a complaint is followed by the lines where it is.
- \`--json\` prints them as data: \`code\`, \`severity\`, \`message\`, \`advice\` where the message does not say what to do, and \`origin\`.
- \`--github\`, which is on by itself in GitHub's actions, annotates the lines in question.

Words in braces stand for what a complaint names.
`;

/** \`docs/diagnostics.md\`. */
export function diagnosticsPage(): string {
  const sorted = Object.entries<Complaint>(COMPLAINTS).sort(([a], [b]) => (a < b ? -1 : 1));
  const sections = sorted.map(([code, [severity, text, advice]]) => {
    const { wrong, remedy } = partsOf(text, advice);
    return `## ${code}\n\n*${severity}* · ${markdown(wrong)}\n\nWhat to do: ${markdown(remedy)}\n`;
  });
  return [INTRO, ...sections].join("\n");
}

/** A text that says what to do says it after its first sentence. */
export function partsOf(text: string, advice?: string): { readonly wrong: string; readonly remedy: string } {
  if (advice !== undefined) return { wrong: text, remedy: advice };
  const [wrong = "", ...rest] = text.split(/(?<=\.) /);
  return { wrong, remedy: rest.join(" ") };
}

/** Templates of paths in angles, and stars, are no markup. */
const markdown = (text: string): string => text.replace(/[<>*_]/g, (mark) => `\\${mark}`);
