// Bars by hand: one panel for each measure, one bar for each client.

const WIDTH = 760;
const LABEL = 150;
const VALUE = 90;
const BAR = 20;
const PANEL_HEAD = 34;

/** An SVG that takes its colours from the reader's scheme. `panels` are `{ title, bars: [{ name, value, text }] }`. */
export function plot(panels) {
  let top = 8;
  const parts = panels.map((panel) => {
    const drawn = panelAt(top, panel);
    top += PANEL_HEAD + panel.bars.length * BAR + 10;
    return drawn;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" role="img" aria-label="${panels.map(({ title }) => escaped(title)).join("; ")}">
<style>
  text { font: 13px system-ui, sans-serif; fill: #24292f; }
  .title { font-weight: 600; }
  rect { fill: #9aa4b0; }
  .own { fill: #6d28d9; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    rect { fill: #6e7781; }
    .own { fill: #a78bfa; }
  }
</style>
${parts.join("\n")}
</svg>
`;
}

function panelAt(top, { title, bars }) {
  const most = Math.max(...bars.map(({ value }) => value));
  const rows = bars.map((bar, index) => row(top + PANEL_HEAD + index * BAR, bar, most));
  return [`<text class="title" x="0" y="${top + 18}">${escaped(title)}</text>`, ...rows].join("\n");
}

function row(y, { name, value, text }, most) {
  const width = Math.max(1, ((WIDTH - LABEL - VALUE) * value) / most).toFixed(1);
  const own = name.startsWith("scwkit") ? ' class="own"' : "";
  return `<text x="${LABEL - 8}" y="${y + 11}" text-anchor="end">${escaped(name)}</text><rect${own} x="${LABEL}" y="${y}" width="${width}" height="14" rx="2"/><text x="${(LABEL + Number(width) + 6).toFixed(1)}" y="${y + 11}">${escaped(text)}</text>`;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
