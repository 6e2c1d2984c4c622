import type { ErrorCode } from "yaml";

const explanations: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_INDENT: "wrong indentation: keys of one profile begin in one column, two spaces further in than the profile",
  BAD_SCALAR_START: "a value cannot begin with this character: put it in quotes",
  BLOCK_AS_IMPLICIT_KEY: "only one `key: value` fits on a line: begin a new line, or put the value in quotes",
  DUPLICATE_KEY: "this key stands twice: remove one of the two",
  MISSING_CHAR: "something is missing, such as the `: ` of `key: value` or a closing quote",
  MULTILINE_IMPLICIT_KEY: "this line has no `: `: write `key: value`, with a space after the colon",
  MULTIPLE_DOCS: "the file holds several YAML documents: remove everything from the second `---` on",
  TAB_AS_INDENT: "a tab is not allowed as indentation: use spaces",
  BAD_DQ_ESCAPE: "unknown escape between double quotes: use single quotes, or write each backslash twice",
};

/** What is wrong, in words that quote nothing from the file. */
export function explain(code: ErrorCode): string {
  return explanations[code] ?? "this is not valid YAML: the file must hold lines of the form `key: value`";
}
