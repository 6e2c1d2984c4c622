export type { Config } from "./config.ts";
export { ConfigError, isConfigError } from "./error.ts";
export { type LoadConfigOptions, loadConfig } from "./load.ts";
export type { Environment } from "./settings.ts";
export type { Warn, WarningCode } from "./warn.ts";
