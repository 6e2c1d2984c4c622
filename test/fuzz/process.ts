import { type Order, runCase, type Setting } from "./case.ts";

/** A process of cases: what it is told first is the setting, then one case at a time. */
let setting: Setting | undefined;

const isOrder = (value: Setting | Order): value is Order => "seed" in value;

process.on("message", (told: Setting | Order) => {
  if (!isOrder(told)) setting = told;
  else if (setting) void runCase(setting, told).then((verdict) => process.send?.(verdict));
});
