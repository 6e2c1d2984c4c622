/** Columns as wide as they need be; the first one to the left, the others to the right. */
export function printTable(title, header, rows) {
  const texts = [header, ...rows].map((row) => row.map(String));
  const widths = header.map((_, column) => Math.max(...texts.map((row) => row[column].length)));
  const pad = (text, column) => (column === 0 ? text.padEnd(widths[column]) : text.padStart(widths[column]));
  console.log(`\n${title}`);
  for (const row of texts) console.log(`  ${row.map(pad).join("   ").trimEnd()}`);
}

export function markdownTable(header, rows) {
  const lines = [header, header.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
