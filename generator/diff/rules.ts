import type { Kind } from "./change.ts";
import type { Rule } from "./rule.ts";
import { apiAdded } from "./rules/api-added.ts";
import { apiRemoved } from "./rules/api-removed.ts";
import { apiSuperseded } from "./rules/api-superseded.ts";
import { clientDefaultChanged } from "./rules/client-default-changed.ts";
import { docsChanged } from "./rules/docs-changed.ts";
import { enumReplaced } from "./rules/enum-replaced.ts";
import { enumValueAdded } from "./rules/enum-value-added.ts";
import { enumValueDeprecated } from "./rules/enum-value-deprecated.ts";
import { enumValueRemoved } from "./rules/enum-value-removed.ts";
import { exportAdded } from "./rules/export-added.ts";
import { exportRemoved } from "./rules/export-removed.ts";
import { exportRenamed } from "./rules/export-renamed.ts";
import { exportRepurposed } from "./rules/export-repurposed.ts";
import { fieldDeprecated } from "./rules/field-deprecated.ts";
import { fieldMoved } from "./rules/field-moved.ts";
import { jsonBodyChanged } from "./rules/json-body-changed.ts";
import { listGained } from "./rules/list-gained.ts";
import { listItemsChanged } from "./rules/list-items-changed.ts";
import { listJoiningChanged } from "./rules/list-joining-changed.ts";
import { listLost } from "./rules/list-lost.ts";
import { listPagingChanged } from "./rules/list-paging-changed.ts";
import { localityChanged } from "./rules/locality-changed.ts";
import { methodChanged } from "./rules/method-changed.ts";
import { objectChanged } from "./rules/object-changed.ts";
import { oneOfLoosened } from "./rules/one-of-loosened.ts";
import { oneOfTightened } from "./rules/one-of-tightened.ts";
import { operationAdded } from "./rules/operation-added.ts";
import { operationDeprecated } from "./rules/operation-deprecated.ts";
import { operationRemoved } from "./rules/operation-removed.ts";
import { operationRenamed } from "./rules/operation-renamed.ts";
import { pathChanged } from "./rules/path-changed.ts";
import { pathParameterRenamed } from "./rules/path-parameter-renamed.ts";
import { placeAdded } from "./rules/place-added.ts";
import { placeRemoved } from "./rules/place-removed.ts";
import { rawBodyChanged } from "./rules/raw-body-changed.ts";
import { requestFieldAdded } from "./rules/request-field-added.ts";
import { requestFieldNowOptional } from "./rules/request-field-now-optional.ts";
import { requestFieldNowRequired } from "./rules/request-field-now-required.ts";
import { requestFieldRemoved } from "./rules/request-field-removed.ts";
import { requestRetyped } from "./rules/request-retyped.ts";
import { requestWidened } from "./rules/request-widened.ts";
import { requiredRequestFieldAdded } from "./rules/required-request-field-added.ts";
import { resultFieldAdded } from "./rules/result-field-added.ts";
import { resultFieldNowNullable } from "./rules/result-field-now-nullable.ts";
import { resultFieldNowOptional } from "./rules/result-field-now-optional.ts";
import { resultFieldNowPresent } from "./rules/result-field-now-present.ts";
import { resultFieldRemoved } from "./rules/result-field-removed.ts";
import { resultKindChanged } from "./rules/result-kind-changed.ts";
import { resultNarrowed } from "./rules/result-narrowed.ts";
import { resultRetyped } from "./rules/result-retyped.ts";
import { rootMoved } from "./rules/root-moved.ts";
import { secretChanged } from "./rules/secret-changed.ts";
import { waiterAdded } from "./rules/waiter-added.ts";
import { waiterChanged } from "./rules/waiter-changed.ts";
import { waiterRemoved } from "./rules/waiter-removed.ts";
import { waiterRetyped } from "./rules/waiter-retyped.ts";

/** Every rule, in the order in which docs/changes.md and reports give them. */
export const rules: { readonly [K in Kind]: Rule<K> } = {
  "api-added": apiAdded,
  "api-removed": apiRemoved,
  "api-superseded": apiSuperseded,
  "root-moved": rootMoved,
  "operation-added": operationAdded,
  "operation-removed": operationRemoved,
  "operation-renamed": operationRenamed,
  "operation-deprecated": operationDeprecated,
  "object-changed": objectChanged,
  "method-changed": methodChanged,
  "path-changed": pathChanged,
  "path-parameter-renamed": pathParameterRenamed,
  "locality-changed": localityChanged,
  "raw-body-changed": rawBodyChanged,
  "json-body-changed": jsonBodyChanged,
  "field-moved": fieldMoved,
  "list-joining-changed": listJoiningChanged,
  "client-default-changed": clientDefaultChanged,
  "request-field-added": requestFieldAdded,
  "required-request-field-added": requiredRequestFieldAdded,
  "request-field-removed": requestFieldRemoved,
  "request-field-now-required": requestFieldNowRequired,
  "request-field-now-optional": requestFieldNowOptional,
  "request-retyped": requestRetyped,
  "request-widened": requestWidened,
  "one-of-tightened": oneOfTightened,
  "one-of-loosened": oneOfLoosened,
  "result-kind-changed": resultKindChanged,
  "result-field-added": resultFieldAdded,
  "result-field-removed": resultFieldRemoved,
  "result-field-now-optional": resultFieldNowOptional,
  "result-field-now-nullable": resultFieldNowNullable,
  "result-field-now-present": resultFieldNowPresent,
  "result-retyped": resultRetyped,
  "result-narrowed": resultNarrowed,
  "list-gained": listGained,
  "list-lost": listLost,
  "list-items-changed": listItemsChanged,
  "list-paging-changed": listPagingChanged,
  "waiter-added": waiterAdded,
  "waiter-removed": waiterRemoved,
  "waiter-retyped": waiterRetyped,
  "waiter-changed": waiterChanged,
  "enum-value-added": enumValueAdded,
  "enum-value-removed": enumValueRemoved,
  "enum-replaced": enumReplaced,
  "enum-value-deprecated": enumValueDeprecated,
  "place-added": placeAdded,
  "place-removed": placeRemoved,
  "export-added": exportAdded,
  "export-removed": exportRemoved,
  "export-renamed": exportRenamed,
  "export-repurposed": exportRepurposed,
  "field-deprecated": fieldDeprecated,
  "secret-changed": secretChanged,
  "docs-changed": docsChanged,
};
