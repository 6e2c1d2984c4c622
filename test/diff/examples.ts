import type { Kind } from "../../generator/diff/change.ts";
import type { Edit, Spec } from "./toys.ts";

/** An api before and after, what the report has to say of it, and code of somebody who uses it as it was. */
export interface Example {
  readonly before?: readonly Spec[];
  readonly after: readonly Spec[];
  /** What is found beside the example's own kind. */
  readonly besides?: readonly Kind[];
  /** `toys` is the api, `client` a client with a default zone; `toy` and `box` are results. */
  readonly consumer: string;
}

const CREATE = "await toys.createToy(client, { name: 'bear', size: 3, weight: 2, options: { loud: true } });";
const PARAMETERS = `        - { $ref: "#/components/parameters/zone" }
        - { $ref: "#/components/parameters/toy_id" }
`;
/** Two enums, of which both stay in use whichever of them the color is of. */
const PAINTED: readonly Edit[] = [
  [
    "        color: { type: string }",
    '        color: { $ref: "#/components/schemas/ToyColor" }\n        hue: { $ref: "#/components/schemas/ToyColor" }\n        paint: { $ref: "#/components/schemas/ToyPaint" }',
  ],
  [
    "    ToyState:",
    "    ToyColor: { type: string, enum: [red, blue] }\n    ToyPaint: { type: string, enum: [matte, red] }\n    ToyState:",
  ],
];
const PATCH = "    patch:";
const ONE_TOY = "  /PRODUCT/VERSION/zones/{zone}/toys/{toy_id}:\n";
const WAITERS =
  "waiters:\n  - { resource: Toy, operation: GetToy, status: state, transient: [building], failure: [broken], evidence: The test says so. }\n";

export const examples: { readonly [K in Kind]: Example } = {
  "api-added": { after: [{}, { version: "v2beta1" }], consumer: CREATE },
  "api-removed": {
    before: [{}, { version: "v1beta1" }],
    after: [{}],
    consumer: "import * as beta from '@scwkit/api-removed/v1beta1'; void beta.getToy(client, { toy_id: '1' });",
  },
  "api-superseded": { after: [{}, { version: "v2" }], besides: ["api-added", "root-moved"], consumer: CREATE },
  "root-moved": {
    after: [
      {},
      {
        version: "v2",
        document: [["operationId: GetToy", "operationId: GetPlaything"]],
        notes: [["GetToy", "GetPlaything"]],
      },
    ],
    besides: ["api-added", "api-superseded"],
    consumer: "import { getToy } from '@scwkit/root-moved'; void getToy(client, { toy_id: '1' });",
  },
  "operation-added": {
    after: [
      {
        document: [
          [
            "  /PRODUCT/VERSION/zones/{zone}/box:",
            `  /PRODUCT/VERSION/zones/{zone}/toys/{toy_id}/paint:\n    post:\n      operationId: PaintToy\n      tags: [Toys]\n      parameters:\n${PARAMETERS}      responses: { 204: { description: Done. } }\n  /PRODUCT/VERSION/zones/{zone}/box:`,
          ],
        ],
      },
    ],
    consumer: CREATE,
  },
  "operation-removed": {
    after: [
      {
        document: [
          [
            `    delete:\n      operationId: DeleteToy\n      tags: [Toys]\n      parameters:\n${PARAMETERS}      responses: { 204: { description: Gone. } }\n`,
            "",
          ],
        ],
      },
    ],
    consumer: "await toys.deleteToy(client, { toy_id: '1' });",
  },
  "operation-renamed": {
    after: [{ document: [["operationId: DeleteToy", "operationId: RemoveToy"]] }],
    consumer: "await toys.deleteToy(client, { toy_id: '1' });",
  },
  "operation-deprecated": {
    after: [{ document: [["operationId: DeleteToy", "operationId: DeleteToy\n      deprecated: true"]] }],
    consumer: "await toys.deleteToy(client, { toy_id: '1' });",
  },
  "object-changed": {
    after: [
      { document: [["operationId: DeleteToy\n      tags: [Toys]", "operationId: DeleteToy\n      tags: [Bins]"]] },
    ],
    consumer: "await toys.deleteToy(client, { toy_id: '1' });",
  },
  "method-changed": {
    after: [{ document: [["    patch:", "    put:"]] }],
    consumer: "await toys.updateToy(client, { toy_id: '1', label: 'a' });",
  },
  "path-changed": {
    after: [
      {
        document: [
          ["toys/{toy_id}:\n    get:", "all-toys/{toy_id}:\n    get:"],
          [PATCH, `${ONE_TOY}${PATCH}`],
        ],
      },
    ],
    consumer: "await toys.getToy(client, { toy_id: '1' });",
  },
  "path-parameter-renamed": {
    after: [{ document: [["toy_id", "id"]] }],
    consumer: "await toys.getToy(client, { toy_id: '1' });",
  },
  "locality-changed": {
    after: [
      {
        document: [
          ["zones/{zone}/toys/{toy_id}:\n    get:", "regions/{region}/toys/{toy_id}:\n    get:"],
          [
            `Returns one toy.\n      parameters:\n${PARAMETERS}`,
            `Returns one toy.\n      parameters:\n${PARAMETERS.replace("zone", "region")}`,
          ],
          [PATCH, `${ONE_TOY}${PATCH}`],
          [
            "    toy_id:",
            "    region: { name: region, in: path, required: true, schema: { type: string } }\n    toy_id:",
          ],
        ],
      },
    ],
    consumer: "await toys.getToy(client, { zone: 'fr-par-1', toy_id: '1' });",
  },
  "raw-body-changed": {
    after: [{ document: [["text/plain: { schema: { type: string } }", "image/png: { schema: { type: string } }"]] }],
    consumer: "await toys.uploadPicture(client, { toy_id: '1', content: 'text' });",
  },
  "json-body-changed": {
    after: [
      {
        document: [
          [
            `${PARAMETERS}      responses: { 204: { description: Done. } }`,
            `${PARAMETERS}      requestBody: { content: { application/json: { schema: { type: object, properties: { hard: { type: boolean } } } } } }\n      responses: { 204: { description: Done. } }`,
          ],
        ],
      },
    ],
    besides: ["request-field-added"],
    consumer: "await toys.resetToy(client, { toy_id: '1' });",
  },
  "field-moved": {
    after: [
      {
        document: [
          ["        - { name: dry_run, in: query, schema: { type: boolean } }\n", ""],
          [
            "properties: { label: { type: string } }",
            "properties: { dry_run: { type: boolean }, label: { type: string } }",
          ],
        ],
      },
    ],
    consumer: "await toys.updateToy(client, { toy_id: '1', dry_run: true, label: 'a' });",
  },
  "list-joining-changed": {
    after: [{ document: [["{ name: tags, in: query,", "{ name: tags, in: query, explode: false,"]] }],
    consumer: "await toys.listToys(client, { tags: ['a'] });",
  },
  "client-default-changed": {
    after: [
      {
        notes: [
          [
            "defaults:",
            "defaults:\n  - { operations: [UpdateToy], field: label, from: project, evidence: The test says so. }",
          ],
        ],
      },
    ],
    consumer: "await toys.updateToy(client, { toy_id: '1', label: 'a' });",
  },
  "request-field-added": {
    after: [
      {
        document: [
          [
            "                weight: { type: integer }",
            "                weight: { type: integer }\n                color: { type: string }",
          ],
        ],
      },
    ],
    consumer: CREATE,
  },
  "required-request-field-added": {
    after: [
      {
        document: [
          [
            "                weight: { type: integer }",
            "                weight: { type: integer }\n                color: { type: string }",
          ],
          ["required: [name, project_id]", "required: [name, project_id, color]"],
        ],
      },
    ],
    consumer: CREATE,
  },
  "request-field-removed": {
    after: [{ document: [["                size: { type: integer }\n", ""]] }],
    consumer: CREATE,
  },
  "request-field-now-required": {
    after: [{ document: [["required: [name, project_id]", "required: [name, project_id, size]"]] }],
    consumer: "await toys.createToy(client, { name: 'bear' });",
  },
  "request-field-now-optional": {
    after: [{ document: [["required: [name, project_id]", "required: [project_id]"]] }],
    consumer: CREATE,
  },
  "request-retyped": {
    after: [{ document: [["                size: { type: integer }", "                size: { type: string }"]] }],
    consumer: CREATE,
  },
  "request-widened": {
    after: [
      { document: [["                size: { type: integer }", '                size: { type: [integer, "null"] }']] },
    ],
    consumer: CREATE,
  },
  "one-of-tightened": {
    after: [
      {
        document: [
          ["                size: { type: integer }", "                size: { type: integer, x-one-of: measure }"],
          ["                weight: { type: integer }", "                weight: { type: integer, x-one-of: measure }"],
        ],
      },
    ],
    consumer: CREATE,
  },
  "one-of-loosened": {
    before: [
      {
        document: [
          ["                size: { type: integer }", "                size: { type: integer, x-one-of: measure }"],
          ["                weight: { type: integer }", "                weight: { type: integer, x-one-of: measure }"],
        ],
      },
    ],
    after: [{}],
    consumer: "await toys.createToy(client, { name: 'bear', size: 3 });",
  },
  "result-kind-changed": {
    after: [
      {
        document: [
          [
            "responses: { 204: { description: Gone. } }",
            'responses: { 200: { description: Toy., content: { application/json: { schema: { $ref: "#/components/schemas/Toy" } } } } }',
          ],
        ],
      },
    ],
    consumer: "export const remove = (id: string): Promise<void> => toys.deleteToy(client, { toy_id: id });",
  },
  "result-field-added": {
    after: [
      {
        document: [
          [
            "        size: { type: integer }\n        color",
            "        size: { type: integer }\n        price: { type: number }\n        color",
          ],
          ["required: [id, size, color", "required: [id, size, price, color"],
        ],
      },
    ],
    consumer: "export const size: number = toy.size;",
  },
  "result-field-removed": {
    after: [
      {
        document: [
          ["        size: { type: integer }\n        color", "        color"],
          ["required: [id, size, color", "required: [id, color"],
        ],
      },
    ],
    consumer: "export const size: number = toy.size;",
  },
  "result-field-now-optional": {
    after: [{ document: [["required: [id, size, color", "required: [id, color"]] }],
    consumer: "export const size: number = toy.size;",
  },
  "result-field-now-nullable": {
    after: [
      {
        document: [
          [
            "        size: { type: integer }\n        color",
            '        size: { type: [integer, "null"] }\n        color',
          ],
        ],
      },
    ],
    consumer: "export const size: number = toy.size;",
  },
  "result-field-now-present": {
    after: [{ document: [['label: { type: [string, "null"] }', "label: { type: string }"]] }],
    consumer: "export const label: string = toy.label ?? 'none';",
  },
  "result-retyped": {
    after: [
      {
        document: [["        size: { type: integer }\n        color", "        size: { type: string }\n        color"]],
      },
    ],
    consumer: "export const size: number = toy.size;",
  },
  "result-narrowed": {
    after: [
      {
        document: [
          ["        color: { type: string }", '        color: { $ref: "#/components/schemas/ToyColor" }'],
          ["    ToyState:", "    ToyColor: { type: string, enum: [red, blue] }\n    ToyState:"],
        ],
      },
    ],
    besides: ["export-added"],
    consumer: "export const color: string = toy.color;",
  },
  "list-gained": {
    after: [
      {
        notes: [
          ["waiters:", "lists:\n  - { operations: [GetBox], items: toys, evidence: The test says so. }\nwaiters:"],
        ],
      },
    ],
    consumer: "void toys.getBox(client).catch(() => undefined);",
  },
  "list-lost": {
    after: [
      {
        document: [
          [
            "        - { name: page, in: query, schema: { type: integer } }\n        - { name: page_size, in: query, schema: { type: integer } }\n",
            "",
          ],
          ["        total_count: { type: integer }\n", ""],
          ["required: [toys, total_count]", "required: [toys]"],
        ],
      },
    ],
    besides: ["request-field-removed", "result-field-removed"],
    consumer: "for await (const toy of toys.listToys(client)) console.log(toy.id);",
  },
  "list-items-changed": {
    after: [
      {
        document: [
          [
            'toys: { type: array, items: { $ref: "#/components/schemas/Toy" } }\n        total_count',
            'toys: { type: object, additionalProperties: { $ref: "#/components/schemas/Toy" } }\n        total_count',
          ],
        ],
      },
    ],
    besides: ["result-retyped"],
    consumer: "for await (const toy of toys.listToys(client)) console.log(toy.id);",
  },
  "list-paging-changed": {
    before: [
      {
        document: [
          [
            "        - { name: page, in: query, schema: { type: integer } }",
            "        - { name: page, in: query, schema: { type: string } }\n        - { name: page_token, in: query, schema: { type: string } }",
          ],
        ],
      },
    ],
    after: [
      {
        document: [
          [
            "        - { name: page, in: query, schema: { type: integer } }",
            "        - { name: page_token, in: query, schema: { type: string } }",
          ],
        ],
      },
    ],
    besides: ["request-field-removed"],
    consumer: "for await (const toy of toys.listToys(client, { page_size: 3 })) console.log(toy.id);",
  },
  "waiter-added": { before: [{ notes: [[WAITERS, ""]] }], after: [{}], consumer: CREATE },
  "waiter-removed": {
    after: [{ notes: [[WAITERS, ""]] }],
    consumer: "await toys.waitForToy(client, { toy_id: '1' }, { until: 'ready' });",
  },
  "waiter-retyped": {
    after: [{ notes: [["operation: GetToy, status: state", "operation: GetBox, status: box.state"]] }],
    besides: ["waiter-changed"],
    consumer: "const found = await toys.waitForToy(client, { toy_id: '1' }); console.log(found.size);",
  },
  "waiter-changed": {
    after: [
      {
        document: [["enum: [building, ready, broken]", "enum: [building, moving, ready, broken]"]],
        notes: [["transient: [building]", "transient: [building, moving]"]],
      },
    ],
    besides: ["enum-value-added"],
    consumer: "await toys.waitForToy(client, { toy_id: '1' }, { until: 'ready' });",
  },
  "enum-value-added": {
    after: [{ document: [["enum: [building, ready, broken]", "enum: [building, ready, broken, lost]"]] }],
    consumer: "export const isReady = (state: toys.ToyState): boolean => state === 'ready';",
  },
  "enum-replaced": {
    before: [{ document: PAINTED }],
    after: [
      {
        document: [
          ...PAINTED,
          [' color: { $ref: "#/components/schemas/ToyColor" }', ' color: { $ref: "#/components/schemas/ToyPaint" }'],
        ],
      },
    ],
    consumer: "export const color: string = toy.color;",
  },
  "enum-value-removed": {
    after: [
      {
        document: [["enum: [building, ready, broken]", "enum: [building, ready]"]],
        notes: [["failure: [broken]", "failure: []"]],
      },
    ],
    besides: ["waiter-changed"],
    consumer:
      "export const labels: { [S in (typeof toys.toyStateValues)[number]]: string } = { building: 'a', ready: 'b', broken: 'c' };",
  },
  "enum-value-deprecated": {
    after: [
      {
        document: [
          [
            "description: State of a toy.",
            'description: "State of a toy.", x-enum-descriptions: { values: { broken: "Deprecated, throw it away." } }',
          ],
        ],
      },
    ],
    besides: ["docs-changed"],
    consumer: "export const isBroken = (state: toys.ToyState): boolean => state === 'broken';",
  },
  "place-added": {
    after: [{ document: [["enum: [fr-par-1, fr-par-2]", "enum: [fr-par-1, fr-par-2, nl-ams-1]"]] }],
    consumer: "export const place: toys.Zone = 'fr-par-2';",
  },
  "place-removed": {
    after: [{ document: [["enum: [fr-par-1, fr-par-2]", "enum: [fr-par-1]"]] }],
    consumer: "export const place: (typeof toys.zones)[number] = 'fr-par-2';",
  },
  "export-added": {
    after: [
      {
        document: [
          ["        color: { type: string }", '        color: { $ref: "#/components/schemas/ToyColor" }'],
          ["    ToyState:", "    ToyColor: { type: string, enum: [red, blue] }\n    ToyState:"],
        ],
      },
    ],
    besides: ["result-narrowed"],
    consumer: CREATE,
  },
  "export-removed": {
    after: [
      {
        document: [
          ['        owner: { $ref: "#/components/schemas/ToyOwner" }\n', ""],
          ["label, state, owner]", "label, state]"],
          ["    ToyOwner: { type: object, required: [name], properties: { name: { type: string } } }\n", ""],
        ],
      },
    ],
    besides: ["result-field-removed"],
    consumer: "export const nameOf = (owner: toys.ToyOwner): string => owner.name;",
  },
  "export-renamed": {
    after: [
      {
        document: [
          ['schemas/Toy"', 'schemas/Plaything"'],
          ["    Toy:", "    Plaything:"],
        ],
      },
    ],
    consumer: "export const idOf = (toy: toys.Toy): string => toy.id;",
  },
  "export-repurposed": {
    after: [
      {
        document: [
          [
            "        color: { type: string }",
            '        color: { type: string }\n        options: { $ref: "#/components/schemas/ToyOptions" }',
          ],
        ],
      },
    ],
    besides: ["result-field-added", "export-added"],
    consumer: "const options: toys.ToyOptions = {}; await toys.createToy(client, { name: 'bear', options });",
  },
  "field-deprecated": {
    after: [
      {
        document: [
          [
            "        size: { type: integer }\n        color",
            "        size: { type: integer, deprecated: true }\n        color",
          ],
        ],
      },
    ],
    consumer: "export const size: number = toy.size;",
  },
  "secret-changed": {
    after: [
      { document: [['label: { type: [string, "null"] }', 'label: { type: [string, "null"], format: password }']] },
    ],
    besides: ["docs-changed"],
    consumer: "export const label: string | null = toy.label;",
  },
  "docs-changed": {
    after: [{ document: [["description: Returns one toy.", "description: Returns the toy with that ID."]] }],
    consumer: "await toys.getToy(client, { toy_id: '1' });",
  },
};
