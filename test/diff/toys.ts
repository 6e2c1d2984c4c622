/** A small api of everything that rules look at. Examples change a few words of it. */
const DOCUMENT = `
openapi: 3.1.0
info: { title: Toys API, summary: Toys, description: Toys and their boxes., version: VERSION }
servers: [{ url: https://api.scaleway.com }]
security: [{ secretKey: [] }]
tags:
  - { name: Toys, description: What is played with. }
  - { name: Bins, description: What is not. }
paths:
  /PRODUCT/VERSION/zones/{zone}/toys:
    get:
      operationId: ListToys
      tags: [Toys]
      parameters:
        - { $ref: "#/components/parameters/zone" }
        - { name: page, in: query, schema: { type: integer } }
        - { name: page_size, in: query, schema: { type: integer } }
        - { name: tags, in: query, schema: { type: array, items: { type: string } } }
      responses: { 200: { description: Toys., content: { application/json: { schema: { $ref: "#/components/schemas/ListToysResponse" } } } } }
    post:
      operationId: CreateToy
      tags: [Toys]
      parameters: [{ $ref: "#/components/parameters/zone" }]
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [name, project_id]
              properties:
                name: { type: string }
                size: { type: integer }
                weight: { type: integer }
                project_id: { type: string }
                options: { $ref: "#/components/schemas/ToyOptions" }
      responses: { 200: { description: Toy., content: { application/json: { schema: { $ref: "#/components/schemas/Toy" } } } } }
  /PRODUCT/VERSION/zones/{zone}/toys/{toy_id}:
    get:
      operationId: GetToy
      tags: [Toys]
      description: Returns one toy.
      parameters:
        - { $ref: "#/components/parameters/zone" }
        - { $ref: "#/components/parameters/toy_id" }
      responses: { 200: { description: Toy., content: { application/json: { schema: { $ref: "#/components/schemas/Toy" } } } } }
    patch:
      operationId: UpdateToy
      tags: [Toys]
      parameters:
        - { $ref: "#/components/parameters/zone" }
        - { $ref: "#/components/parameters/toy_id" }
        - { name: dry_run, in: query, schema: { type: boolean } }
      requestBody: { content: { application/json: { schema: { type: object, properties: { label: { type: string } } } } } }
      responses: { 200: { description: Toy., content: { application/json: { schema: { $ref: "#/components/schemas/Toy" } } } } }
    delete:
      operationId: DeleteToy
      tags: [Toys]
      parameters:
        - { $ref: "#/components/parameters/zone" }
        - { $ref: "#/components/parameters/toy_id" }
      responses: { 204: { description: Gone. } }
  /PRODUCT/VERSION/zones/{zone}/toys/{toy_id}/reset:
    post:
      operationId: ResetToy
      tags: [Toys]
      parameters:
        - { $ref: "#/components/parameters/zone" }
        - { $ref: "#/components/parameters/toy_id" }
      responses: { 204: { description: Done. } }
  /PRODUCT/VERSION/zones/{zone}/toys/{toy_id}/picture:
    put:
      operationId: UploadPicture
      tags: [Toys]
      parameters:
        - { $ref: "#/components/parameters/zone" }
        - { $ref: "#/components/parameters/toy_id" }
      requestBody: { content: { text/plain: { schema: { type: string } } } }
      responses: { 204: { description: Done. } }
  /PRODUCT/VERSION/zones/{zone}/box:
    get:
      operationId: GetBox
      tags: [Bins]
      parameters: [{ $ref: "#/components/parameters/zone" }]
      responses: { 200: { description: Box., content: { application/json: { schema: { $ref: "#/components/schemas/GetBoxResponse" } } } } }
components:
  securitySchemes: { secretKey: { type: apiKey, in: header, name: X-Auth-Token } }
  parameters:
    zone: { name: zone, in: path, required: true, schema: { type: string, enum: [fr-par-1, fr-par-2] } }
    toy_id: { name: toy_id, in: path, required: true, schema: { type: string } }
  schemas:
    ListToysResponse:
      type: object
      required: [toys, total_count]
      properties:
        toys: { type: array, items: { $ref: "#/components/schemas/Toy" } }
        total_count: { type: integer }
    GetBoxResponse:
      type: object
      required: [box, toys]
      properties:
        box: { $ref: "#/components/schemas/Box" }
        toys: { type: array, items: { $ref: "#/components/schemas/Toy" } }
    Box:
      type: object
      required: [id, full, state]
      properties:
        id: { type: string }
        full: { type: boolean }
        state: { $ref: "#/components/schemas/ToyState" }
    Toy:
      description: A thing to play with.
      type: object
      required: [id, size, color, label, state, owner]
      properties:
        id: { type: string }
        size: { type: integer }
        color: { type: string }
        label: { type: [string, "null"] }
        state: { $ref: "#/components/schemas/ToyState" }
        owner: { $ref: "#/components/schemas/ToyOwner" }
    ToyState: { type: string, enum: [building, ready, broken], description: State of a toy. }
    ToyOwner: { type: object, required: [name], properties: { name: { type: string } } }
    ToyOptions: { type: object, properties: { loud: { type: boolean } } }
`;

const NOTES = `
waiters:
  - { resource: Toy, operation: GetToy, status: state, transient: [building], failure: [broken], evidence: The test says so. }
defaults:
  - { operations: [CreateToy], field: project_id, from: project, evidence: The test says so. }
`;

/** A text and what stands instead, everywhere. The text has to be there. */
export type Edit = readonly [text: string, instead: string];

export interface Spec {
  readonly version?: string;
  readonly document?: readonly Edit[];
  readonly notes?: readonly Edit[];
}

export interface Written {
  readonly version: string;
  readonly document: string;
  readonly notes: string;
}

export function toys(product: string, { version = "v1", document = [], notes = [] }: Spec = {}): Written {
  const text = document.reduce(edited, DOCUMENT).replaceAll("PRODUCT", product).replaceAll("VERSION", version);
  return { version, document: text, notes: notes.reduce(edited, NOTES) };
}

function edited(text: string, [old, instead]: Edit): string {
  if (!text.includes(old)) throw new Error(`the document does not hold ${old}`);
  return text.replaceAll(old, () => instead);
}
