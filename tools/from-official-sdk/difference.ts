/** The difference of two texts in the form that `patch` and `git apply` read. */
export function difference(name: string, before: string, after: string): string {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const lines = compare(old, fresh);
  const out = [`--- a/${name}`, `+++ b/${name}`];
  for (const { from, to } of hunks(lines)) {
    const part = lines.slice(from, to);
    const [oldStart, freshStart] = [countOf(lines.slice(0, from), "+"), countOf(lines.slice(0, from), "-")];
    const [oldCount, freshCount] = [countOf(part, "+"), countOf(part, "-")];
    out.push(`@@ -${oldStart + 1},${oldCount} +${freshStart + 1},${freshCount} @@`, ...part);
  }
  return `${out.join("\n")}\n`;
}

/** Without what stands behind the last line break, which is nothing. */
function linesOf(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** How many lines do not begin with the sign. */
function countOf(lines: readonly string[], sign: string): number {
  return lines.filter((line) => !line.startsWith(sign)).length;
}

const context = 3;

function hunks(lines: readonly string[]): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.startsWith(" ")) continue;
    const last = found.at(-1);
    const to = Math.min(lines.length, index + context + 1);
    if (last && index - context <= last.to) last.to = to;
    else found.push({ from: Math.max(0, index - context), to });
  }
  return found;
}

/** Every line with ` `, `-` or `+` before it, by the longest common subsequence. */
function compare(old: readonly string[], fresh: readonly string[]): readonly string[] {
  const lengths = old
    .map(() => new Array<number>(fresh.length + 1).fill(0))
    .concat([new Array(fresh.length + 1).fill(0)]);
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    const row = lengths[i] ?? [];
    for (let j = fresh.length - 1; j >= 0; j--) {
      row[j] = old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const out: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && old[i] === fresh[j]) {
      out.push(` ${old[i]}`);
      i += 1;
      j += 1;
    } else if (j >= fresh.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) out.push(`-${old[i++]}`);
    else out.push(`+${fresh[j++]}`);
  }
  return out;
}
