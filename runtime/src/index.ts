export type { Call, WithResponse } from "./answer.ts";
export type {
  AnyApiError,
  ApiErrorDetails,
  ApiErrorType,
  ArgumentProblem,
  AuthenticationProblem,
  DeniedPermission,
  ExceededQuota,
  FailedPrecondition,
  RateLimit,
  ResourceProblem,
} from "./api-error.ts";
export { ApiError, isApiError } from "./api-error.ts";
export { call } from "./call.ts";
export type { ClientOptions } from "./client.ts";
export { createClient } from "./client.ts";
export { toCurl } from "./curl.ts";
export { ConnectionError, isConnectionError, isTimeoutError, ScwError, TimeoutError } from "./errors.ts";
export { hintFor } from "./hint.ts";
export type { ArrayOptions, List } from "./list.ts";
export { list } from "./list.ts";
export type { PlaceFailure, PlaceItem, PlacesList, PlacesOptions, PlacesResult } from "./list-places.ts";
export { listPlaces } from "./list-places.ts";
export type { LookOptions, Poll } from "./look.ts";
export type { Watcher } from "./moment.ts";
export { watchers } from "./moment.ts";
export type { SpanLike, TracerLike } from "./opentelemetry.ts";
export { openTelemetry } from "./opentelemetry.ts";
export type { ClientDefault, ListOperation, ListShape, Operation, Waiter } from "./operation.ts";
export type { OptionalRequest, RegionRequired, RegionRule, ZoneRequired, ZoneRule } from "./place.ts";
export type { CallOptions } from "./send.ts";
export type { Client } from "./settings.ts";
export { version } from "./version.ts";
export type { WaitOptions } from "./wait.ts";
export { wait, waitUntilGone } from "./wait.ts";
export type { WaitReason } from "./wait-error.ts";
export { isWaitError, WaitError } from "./wait-error.ts";
export type { CallEvent, FailureEvent, Hooks, RequestEvent, ResponseEvent, RetryEvent } from "./watch.ts";
export { watch } from "./watch.ts";
