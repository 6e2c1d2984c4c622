import { expect, test } from "vitest";
import { changesPage } from "../../generator/diff/page.ts";

test("docs/changes.md lists every rule", async () => {
  await expect(changesPage()).toMatchFileSnapshot("../../docs/changes.md");
});
