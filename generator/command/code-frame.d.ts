/** The part that is used of a package without types. */
declare module "@babel/code-frame" {
  interface Place {
    readonly line: number;
    readonly column: number;
  }
  export function codeFrameColumns(
    text: string,
    place: { readonly start: Place },
    options: { readonly startLine: number; readonly linesAbove: number; readonly linesBelow: number },
  ): string;
}
