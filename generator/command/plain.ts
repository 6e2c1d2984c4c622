/** Text of a document for a terminal or a log: it can neither move a cursor, nor hide, nor start a line of its own. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (mark) =>
    mark === "\t" ? mark : `\\u{${mark.codePointAt(0)?.toString(16)}}`,
  );
}
