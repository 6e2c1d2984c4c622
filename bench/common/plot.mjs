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
      const [across, up] = [domainOf(points.map((point) => point.x)), domainOf(points.map((point) => point.y))];
      return {
        title,
        options: {
          height: 270,
          marginLeft: 60,
          marginRight: 24,
          marginTop: 6,
          marginBottom: 38,
          x: { type: "log", domain: across, label: x, labelAnchor: "center", labelArrow: "none", ...ticksIn(across) },
          y: { type: "log", domain: up, label: null, grid: true, ...ticksIn(up) },
          marks: [...ideal(points, up), ...names.flatMap((name, index) => line(points, name, index))],
        },
      };
    }),
  );
}

function line(points, name, index) {
  const className = ["first", "second"][index % 2];
  const own = points.filter((point) => point.name === name);
  return [
    Plot.lineY(own, { x: "x", y: "y", className: `${className} line` }),
    Plot.dot(own, { x: "x", y: "y", r: 3, className }),
    Plot.text(own.slice(-1), { x: "x", y: "y", text: "name", textAnchor: "end", dx: -4, dy: -12 }),
  ];
}

/** Through the last point, as if twice as much took twice as much. */
function ideal(points, [lowest]) {
  const last = points.toSorted((a, b) => a.x - b.x).at(-1);
  const smallest = Math.min(...points.map(({ x }) => x));
  const start = Math.max(smallest, (last.x * lowest) / last.y);
  const first = { x: start, y: (last.y * start) / last.x };
  return [
    Plot.lineY([first, last], { x: "x", y: "y", strokeDasharray: "4 4", strokeOpacity: 0.6 }),
    Plot.text([first], { x: "x", y: "y", text: () => "linear", textAnchor: "start", dx: 30, dy: -6, fillOpacity: 0.8 }),
  ];
}

/** With room for the names above the lines. */
function domainOf(values) {
  return [Math.min(...values) * 0.9, Math.max(...values) * 1.8];
}

/** At 1, 2 and 5 of each power of ten. */
function ticksIn([lowest, highest]) {
  const powers = Array.from({ length: 12 }, (_, index) => 10 ** (index - 3));
  const steps = powers.flatMap((power) => [power, 2 * power, 5 * power]);
  return {
    ticks: steps.filter((step) => step >= lowest && step <= highest),
    tickFormat: (step) => step.toLocaleString("en"),
  };
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
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", title);
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
