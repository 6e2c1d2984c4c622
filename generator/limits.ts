/** How much of anything is taken. Whatever a document holds, a run ends soon, in little memory, and says which limit was met. */
export const LIMITS = {
  /** Of one file. The longest published document has a third of a million. */
  bytes: 16_777_216,
  /** Keys, values, marks and gaps of one file: each costs memory, however short it is. Published files have one for every five bytes. */
  pieces: 3_000_000,
  /** Objects and lists within each other, in a file. Published documents have 16. */
  nesting: 100,
  /** Characters of one text. The longest published description has 14,000. */
  text: 100_000,
  /** Characters of a key, and so of a path, a property or a component. */
  key: 1000,
  /** Characters of an operation id, a tag, a parameter or a one-of group. */
  name: 200,
  /** Characters of a product, a version or an api name: they name folders. */
  folder: 50,
  /** Values of one enum. TypeScript becomes slow beyond. The longest published enum has 250. */
  values: 5000,
  /** Fields of one object, parameters of one operation. The largest published object has 61. */
  fields: 5000,
  /** Lists, maps and references within each other, of one type. */
  type: 32,
  /** Members of one one-of group: each is printed with all others. The largest published group has 54. */
  group: 200,
  /** Members that all one-of groups of an api are printed with: the squares of their sizes. Published apis have up to 4000. */
  choices: 1_000_000,
  /** Steps on the ways from one request to the one-of groups in it. */
  places: 20_000,
  /** Steps from all requests to one-of groups, and fields on the ways from all operations to secrets. Published apis have up to 500. */
  ways: 100_000,
  /** Objects of one api: each is a file. Published apis have up to 23. */
  objects: 1000,
  /** Facts of one kind in notes, and names of one kind in a fact. Ours have up to 8 facts in all. */
  notes: 1000,
  /** Products of a catalogue. Ours has 53. */
  products: 1000,
  /** Apis of one product in the catalogue. Ours have up to 4. */
  apis: 100,
  /** Characters of names and texts of all types, written out: what operations share counts for each of them. */
  written: 50_000_000,
  /** Complaints about one file. */
  complaints: 1000,
} as const;
