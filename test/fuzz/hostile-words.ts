/** Words that mean something to a file system, a parser, a language or a reader, and should mean nothing here. */
export const HOSTILE: readonly string[] = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that it looks like one is the point
  "${evil()}",
  ...["*/ evil(); /*", "`", "```", "{{evil}}", "{{{evil}}}", '"', "'", "\\", "</script>", "@ts-nocheck"],
  '/// <reference path="x" />',
  ..."__proto__ constructor prototype then toString default class await client call Place zones null true NO ~".split(
    " ",
  ),
  ..."../../x con nul /etc/passwd C:\\x . .. {id} { } {} {zone} page page_size total_count id name state value".split(
    " ",
  ),
  ..."#/components/schemas/Nothing http://127.0.0.1:9/x file:///etc/passwd #/paths string object array v1 v2 v0".split(
    " ",
  ),
  "",
  " ",
  "\n",
  "a\nb: c\n- d",
  "\u0000",
  "\u2028",
  "\u202e",
  "\u200b",
  "\ufeff",
  "\ud800",
  "\u0430",
  "日本語",
  "e\u0301",
  "😀",
  "x".repeat(300),
  "<p ".repeat(2000),
  "[".repeat(2000),
  "Deprecated. Use `x` instead.",
];
