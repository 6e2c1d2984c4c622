// Plots as SVG files that take their colours from the reader's scheme.
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";

const WIDTH = 760;
const GAP = 12;
const STYLE = `
  svg { color: #24292f; font: 12px system-ui, sans-serif; }
  .title { font-size: 13px; font-weight: 600; }
  .bar { fill: #9aa4b0; }
  .own { fill: #6d28d9; }
  .first { fill: #6d28d9; stroke: #6d28d9; }
  .second { fill: #0f766e; stroke: #0f766e; }
  .line { fill: none; }
  @media (prefers-color-scheme: dark) {
    svg { color: #e6edf3; }
    .bar { fill: #6e7781; }
    .own { fill: #a78bfa; }
    .first { fill: #a78bfa; stroke: #a78bfa; }
    .second { fill: #2dd4bf; stroke: #2dd4bf; }
    .line { fill: none; }
  }
`;

/** One panel of bars for each measure. `panels` are `{ title, bars: [{ name, value, text }] }`. */
export function barPlot(panels) {
  return stacked(
    panels.map(({ title, bars }) => {
      const own = bars.filter(({ name }) => name.startsWith("scwkit"));
      const others = bars.filter((bar) => !own.includes(bar));
      const bar = (data, className) =>
        Plot.barX(data, { x: "value", y: "name", insetTop: 3, insetBottom: 3, className });
      return {
        title,
        options: {
          height: bars.length * 22 + 6,
          marginLeft: 160,
          marginRight: 90,
          marginTop: 0,
          marginBottom: 6,
          x: { axis: null },
          y: { domain: bars.map(({ name }) => name), label: null, tickSize: 0 },
          marks: [
            bar(others, "bar"),
            bar(own, "own"),
            Plot.text(bars, { x: "value", y: "name", text: "text", textAnchor: "start", dx: 6 }),
          ],
        },
      };
    }),
  );
}

/** One panel of lines for each measure, both axes logarithmic. `panels` are `{ title, x, points: [{ name, x, y }] }`. */
export function linePlot(panels) {
  return stacked(
    panels.map(({ title, x, points }) => {
      const names = [...new Set(points.map(({ name }) => name))];
      const marks = names.flatMap((name, index) => {
        const className = ["first", "second"][index % 2];
        const own = points.filter((point) => point.name === name);
        return [
          Plot.lineY(own, { x: "x", y: "y", className: `${className} line` }),
          Plot.dot(own, { x: "x", y: "y", r: 3, className }),
          Plot.text(own.slice(-1), { x: "x", y: "y", text: "name", textAnchor: "end", dx: -10, dy: -8 }),
        ];
      });
      return {
        title,
        options: {
          height: 260,
          marginLeft: 60,
          marginTop: 26,
          marginBottom: 36,
          x: { type: "log", label: x, tickFormat: ",d" },
          y: { type: "log", label: null, tickFormat: ",", grid: true },
          marks: [
            Plot.lineY(linear(points), { x: "x", y: "y", strokeDasharray: "4 4", strokeOpacity: 0.5 }),
            Plot.text(linear(points).slice(0, 1), {
              x: "x",
              y: "y",
              text: () => "linear",
              dx: 30,
              dy: -6,
              fillOpacity: 0.7,
            }),
            ...marks,
          ],
        },
      };
    }),
  );
}

/** Through the last point, as if twice as much took twice as much. */
function linear(points) {
  const last = points.toSorted((a, b) => a.x - b.x).at(-1);
  const [least, lowest] = [Math.min(...points.map(({ x }) => x)), Math.min(...points.map(({ y }) => y))];
  const share = Math.max(least / last.x, lowest / last.y);
  return [{ x: last.x * share, y: last.y * share }, last];
}

/** Panels below each other in one SVG. */
function stacked(panels) {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  let top = 0;
  const parts = panels.map(({ title, options }) => {
    const svg = Plot.plot({ document, width: WIDTH, className: "plot", style: { background: "none" }, ...options });
    for (const style of svg.querySelectorAll("style")) style.remove();
    const at = top + 24;
    top = at + options.height + GAP;
    svg.setAttribute("y", String(at));
    return `<text class="title" x="0" y="${at - 8}" fill="currentColor">${escaped(title)}</text>\n${svg.outerHTML}`;
  });
  const label = panels.map(({ title }) => escaped(title)).join("; ");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" role="img" aria-label="${label}">
<style>${STYLE}</style>
${parts.join("\n")}
</svg>
`;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
