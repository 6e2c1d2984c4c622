/** Text as a literal in plain ASCII, so that no character hides, turns the reading direction or looks like another. */
export const quoted = (text: string): string => inAscii(JSON.stringify(text));

/** The same for code whose literals are written already. */
export const inAscii = (code: string): string =>
  code.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
