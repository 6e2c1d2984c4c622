import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { documentsIn, root, specs } from "./support/paths.ts";

/** Runs one of the project's tools; what it printed is the message of a failure. */
function run(tool: string, ...flags: readonly string[]): { readonly status: number | null; readonly text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "node_modules", tool), ...flags], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 27,
  });
  return { status, text: `${stdout}${stderr}`.slice(-8000) };
}

describe("the project's own checks", () => {
  test("types", () => {
    expect(run("typescript-7/bin/tsc", "-p", ".")).toMatchObject({ status: 0, text: "" });
  });

  test("lint and format", () => {
    const { status, text } = run("@biomejs/biome/bin/biome", "ci", "--reporter=summary", ".");
    expect(status, text).toBe(0);
  });

  test("every document passes the OpenAPI linter", () => {
    const { status, text } = run(
      "@redocly/cli/bin/cli.js",
      "lint",
      ...documentsIn(specs).map((file) => join("specs", file)),
    );
    expect(status, text).toBe(0);
    expect(text).not.toMatch(/You have \d+ warning/);
  });
});
