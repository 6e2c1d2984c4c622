/**
 * Text of a document for a terminal, a log or a page: nothing in it moves a cursor, starts a line (some machines take such
 * for commands) or turns the reading direction.
 */
export const visible = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (mark) => `\\u{${mark.codePointAt(0)?.toString(16)}}`);
