import { type ClientOptions, createClient } from "@scwkit/runtime";
import { expect, test } from "vitest";
import { secretKey } from "./kit.ts";
import { expectNoSecret } from "./leak.ts";

test.each(["apiUrl", "zone", "region", "userAgent", "timeout", "retries", "pageSize"])(
  "the secret key in the place of %s is not shown",
  (option) => {
    for (const value of [secretKey, `${secretKey}\n`, `http://${secretKey}/`]) {
      try {
        createClient({ secretKey, [option]: value } as ClientOptions);
      } catch (error) {
        expectNoSecret(error);
        expect(String(error)).toContain(option);
      }
    }
  },
);

test("a malformed secret key is not shown", () => {
  for (const wrong of [`${secretKey} `, `${secretKey}\r\nHost: x`, `é${secretKey}`]) {
    try {
      createClient({ secretKey: wrong });
      expect.fail();
    } catch (error) {
      expectNoSecret(error);
    }
  }
});
