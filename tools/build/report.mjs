// A line per package and one for their sum.
import { statSync } from "node:fs";
import { filesBelow } from "./packages.mjs";

export function packageLine(pack, time) {
  return line(pack.name, time === undefined ? "unchanged" : milliseconds(time), sizes(pack));
}

export function sumLine(packages, stale, declarations, time) {
  const detail = declarations === undefined ? "" : ` (declarations of all: ${milliseconds(declarations)})`;
  return line(`${stale.length} of ${packages.length} built`, milliseconds(time), detail.trim());
}

function line(name, time, rest) {
  return `${name.padEnd(28)}${time.padStart(12)}   ${rest}`.trimEnd();
}

function milliseconds(time) {
  return `${Math.round(time)} ms`;
}

function sizes(pack) {
  const files = filesBelow(pack.dist);
  const kilobytes = (ending) =>
    `${Math.round(files.filter((file) => file.endsWith(ending)).reduce((sum, file) => sum + statSync(file).size, 0) / 1000)} kB`;
  return `${kilobytes(".js")} js, ${kilobytes(".d.ts")} types, ${pack.entries.length} ${pack.entries.length === 1 ? "entry" : "entries"}`;
}
