import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/paths.ts";

test("diff knows the model and nothing else", () => {
  const room = join(root, "generator", "diff");
  const imports = readdirSync(room, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) =>
      [...readFileSync(join(room, file), "utf8").matchAll(/from "([^"]+)"/g)].map(([, path = ""]) => ({ file, path })),
    );
  const foreign = imports.filter(
    ({ file, path }) =>
      !join("diff", file, "..", path).startsWith("diff/") && !join("diff", file, "..", path).startsWith("model/"),
  );
  expect(foreign).toEqual([]);
});
