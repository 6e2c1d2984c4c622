import type { Severity } from "./model/diagnostic.ts";

/** Severity, what is wrong, and what to do where the text does not say it. */
export type Complaint = readonly [Severity, string, string?];

/** Every complaint that the generator can make: what is wrong, and what to do in a sentence of its own. */
export const COMPLAINTS = {
  "complaints-cut": ["error", "There are more than {limit} complaints about this file. Mend the first ones."],
  "specs-missing": ["error", "{path} is no folder. Pass the folder of your OpenAPI documents with --specs."],
  "specs-empty": [
    "error",
    "{path} holds no .yml, .yaml or .json document. Put OpenAPI documents there or pass another folder with --specs.",
  ],
  "specs-closed": ["error", "{path} cannot be read whole: {reason}. See that all of its folders may be looked into."],
  "specs-link": [
    "warning",
    "{path} is a link to a folder, which is not followed.",
    "Put the folder itself there, or pass it with --specs.",
  ],
  "only-unknown": ["error", "--only {only} matches no document. There are: {known}."],
  "file-unreadable": ["error", "The file cannot be read: {reason}.", "See that it is there and may be read."],
  "file-encoding": ["error", "The file is no UTF-8 text. Save it as UTF-8."],
  "file-too-long": ["error", "The file has {count} bytes; at most {limit} are read. Split it into several documents."],
  "yaml-too-long": ["error", "The file has more than {limit} keys, values and marks. Split it into several documents."],
  "yaml-too-deep": [
    "error",
    "More than {limit} objects and lists stand within each other. Put inner schemas under components.schemas and refer to them.",
  ],
  "key-too-long": ["error", "The key has {count} characters; at most {limit} are read. Shorten it."],
  "text-too-long": ["error", "The text has {count} characters; at most {limit} are read. Shorten it."],
  "name-too-long": ["error", "{what} has {count} characters; at most {limit} are read. Shorten it."],
  "yaml-syntax": ["error", "This is no valid YAML: {reason}.", "Mend it here or in the lines before."],
  "yaml-feature": ["error", "{feature} is not supported. {remedy}"],
  "file-empty": ["error", "There is nothing in the file. Fill it or remove it."],
  "openapi-missing": [
    "error",
    "This is no OpenAPI document: it has no `openapi` field. Move it out of the folder or name it *.notes.yml.",
  ],
  "openapi-version": ["error", "OpenAPI {version} is not supported. Use 3.1 (or 3.0)."],
  "wrong-type": ["error", "{what} must be {want}, not {got}.", "Change it."],
  "field-missing": ["error", "{what} lacks `{field}`.", "Add it."],
  unsupported: ["error", "`{keyword}` in {what} is not supported. {remedy}"],
  "ref-dangling": ["error", "{ref} names nothing in this document. Define it or mend the reference."],
  "ref-foreign": [
    "error",
    "{ref} points outside this document. Only references that start with #/components/ are followed.",
  ],
  "ref-loop": ["error", "{ref} refers to itself and to nothing else. Give it a type."],
  "type-too-deep": [
    "error",
    "More than {limit} lists, maps and references stand within each other. Put objects between them.",
  ],
  "document-too-large": [
    "error",
    "Written out for each operation and component, names and texts have more than {limit} characters. Shorten what many of them share.",
  ],
  "path-shape": ["error", "{path} does not start with /<product>/<version>/. Every path of a document does."],
  "path-text": [
    "error",
    "{path} has {what}, so calls would go elsewhere. Write plain segments, and parameters in braces.",
  ],
  "folder-name": [
    "error",
    "{what} {name} cannot name a folder: systems or tools give it another meaning. Choose another.",
  ],
  "path-mismatch": [
    "error",
    "{path} belongs to {got}, but the document is {want}. Move it to its own document or mend the path.",
  ],
  "path-parameter": ["error", "{path} has no parameter {name} {where}. Templates and path parameters must agree."],
  "path-duplicate": ["error", "{method} {path} is described twice; the first is at {first}. Remove one."],
  "version-unknown": ["error", "{version} is no version. Use v1, v1beta1 or v1alpha1."],
  "version-mismatch": ["error", "`info.version` is {got}, but the paths say {want}. Make them agree."],
  "api-claimed-twice": [
    "error",
    "{api} is described by this document and by {other}. Remove one, or tell them apart with `info.x-api-name`.",
  ],
  "api-name-invalid": ["error", "`x-api-name` {name} is no lower-case word. Use letters, digits and dashes."],
  "server-other": [
    "warning",
    "The document names the server {url}, but clients call https://api.scaleway.com.",
    "Pass `apiUrl` to createClient, or mend the address.",
  ],
  "paths-empty": [
    "error",
    "The document has no paths with operations, so there is nothing to generate.",
    "Add a path, or move the document out of the folder.",
  ],
  "operation-id-missing": ["error", "{method} {path} has no `operationId`. Give it one in UpperCamelCase."],
  "operation-id-duplicate": [
    "error",
    "{id} is used twice; the first is at {first}. Operation ids are unique in a document.",
  ],
  "enum-empty": ["error", "The enum has no values. Add some or remove `enum`."],
  "enum-value-duplicate": ["warning", "The enum lists {value} twice.", "Remove one."],
  "enum-too-long": ["error", "The enum has {count} values; at most {limit} are read. Describe it as a string."],
  "fields-too-many": ["error", "{what} has {count} fields; at most {limit} are read. Use a map or several objects."],
  "array-items-missing": [
    "warning",
    "The array does not say what it holds; its items are taken as strings.",
    "Add `items`.",
  ],
  "required-unknown": [
    "warning",
    "`required` names {name}, which is no property.",
    "Remove it from the list, or describe the property.",
  ],
  "no-success": ["error", "{id} has no 2xx response. Describe what it answers."],
  "results-differ": ["error", "{id} answers {first} and {second}. An operation has one kind of result."],
  "result-unsupported": ["error", "{id} answers {type}, which is not supported. Use JSON, text/* or binary."],
  "body-unsupported": ["error", "{id} takes {type}, which is not supported. Use JSON or one raw media type."],
  "body-not-object": ["error", "The JSON body of {id} is no object. Wrap it in one."],
  "field-clash": [
    "warning",
    "{id} has the field {name} in the {first} and in the {second}; one value is sent in both.",
    "If they are not the same value, rename one.",
  ],
  "field-clash-types": [
    "error",
    "{id} has the field {name} in the {first} and in the {second} with different types. Rename one.",
  ],
  "one-of-lonely": [
    "warning",
    "The one-of group {group} has a single member here.",
    "Add the other members, or remove `x-one-of`.",
  ],
  "one-of-too-wide": ["error", "The one-of group {group} has {count} members; at most {limit} are printed. Split it."],
  "one-of-too-much": [
    "error",
    "Each member of a one-of group is printed with all others, which makes more than {limit} of them in all. Split groups.",
  ],
  "one-of-too-many": [
    "error",
    "The ways from {id} to its one-of groups have more than {limit} steps. Let its types refer to each other less.",
  ],
  "ways-too-many": [
    "error",
    "The ways from all operations to {what} have more than {limit} steps. Let types refer to each other less.",
  ],
  "objects-too-many": [
    "error",
    "There are {count} tags and other objects; at most {limit} are printed. Use fewer tags.",
  ],
  "list-items-ambiguous": [
    "warning",
    "{id} is paged, but its result has several lists ({names}). Name one in the notes; until then it is no list.",
  ],
  "list-items-missing": [
    "warning",
    "{id} takes page parameters, but its result holds no list.",
    "If it is no list, leave it so; otherwise describe the list in its result.",
  ],
  "name-clash": [
    "warning",
    "The name {name} is taken, so {what} becomes {instead}.",
    "Rename one of the two if users should see a better name.",
  ],
  "product-taken": [
    "error",
    "@scwkit/{product} is a package of scwkit's own. Give the product another first word in its paths.",
  ],
  "notes-api-missing": ["error", "These notes belong to no document: {document} is not there. Rename or remove them."],
  "catalogue-too-long": [
    "error",
    "{what} has {count} entries; at most {limit} are read. Remove those without a document.",
  ],
  "catalogue-lacks": ["error", "{api} is not in {catalogue}. Add it there, with its track and locality."],
  "catalogue-document": ["error", "{api} has no document. Add {file}, or remove it from the catalogue."],
  "catalogue-differs": [
    "error",
    "The {what} of {api} is {said} here, but {found} in its document. Mend the one that is wrong.",
  ],
  "catalogue-version": ["error", "{what} cannot be {version}. There is: {known}."],
  "catalogue-operation": ["error", "{api} has no operation {operation}, so it is not superseded. Mend the list."],
  "note-unknown": ["error", "{what} names {name}, which the document does not have. Mend or remove the note."],
  "note-status": ["error", "{status} is no text, so nobody can wait for it. Mend or remove the note."],
  "note-twice": ["error", "`{resource}` has a waiter already. Remove one, or call the resource otherwise."],
  "notes-too-long": ["error", "`{key}` has {count} entries; at most {limit} are read. Say more in fewer."],
  "note-evidence": ["error", "{what} gives no evidence. Say in `evidence` how the fact is known."],
  "pull-no-catalogue": [
    "error",
    "{path} cannot be used, so nothing says which documents are published, and where.",
    "Pass a folder that has one with --specs.",
  ],
  "pull-from": ["error", "{from} {reason}. Pass an http address or a folder with --from."],
  "pull-nothing": [
    "error",
    "{from} is known to have none of the documents of the catalogue.",
    "Name pages in `portal` there, or pass another place with --from.",
  ],
  "pull-no-page": [
    "error",
    "No page is known that publishes {api}. Add its `portal` here, or pull from a folder with --from.",
  ],
  "pull-not-there": ["error", "{folder} holds no document of {api}.", "Put it there, or leave it out with --only."],
  "pull-not-found": ["error", "{api} is not at {sources} (404). Mend its `portal` here."],
  "pull-status": ["error", "{source} answers {status}. Try again later."],
  "pull-redirect": [
    "error",
    "{source} redirects to {to}, which is not followed: perhaps a login page. Mend `portal` here.",
  ],
  "pull-timeout": [
    "error",
    "{source} did not answer in full within {seconds} s. Try again, or allow more with --timeout.",
  ],
  "pull-cut-short": ["error", "{source} ended before its end: the connection was closed. Try again."],
  "pull-too-long": [
    "error",
    "{source} is longer than {size} bytes, so it is no document.",
    "See what is published there, and mend `portal` here.",
  ],
  "pull-encoding": [
    "error",
    "{source} is no UTF-8 text, so it is no document.",
    "See what is published there, and mend `portal` here.",
  ],
  "pull-unreachable": [
    "error",
    "{source} cannot be reached: {reason}.",
    "See that there is a connection, and try again.",
  ],
  "pull-ambiguous": ["error", "{api} is in {sources}. Remove one."],
  "pull-unlisted": [
    "warning",
    "{api} is not in the catalogue, so this document is left where it is.",
    "Add it to the catalogue to take it.",
  ],
  "pull-web-page": [
    "error",
    "This is a web page{title}, no document: perhaps a login page.",
    "See what is published there, and mend `portal` in the catalogue.",
  ],
  "pull-unusable": [
    "error",
    "The document is not taken: {reason}{more}",
    "Report it to whoever publishes the document; ours stays.",
  ],
  "pull-wrong-document": ["error", "The document is {got}, not {want}. Mend `portal` in the catalogue."],
  "pull-wrong-locality": [
    "error",
    "The operations of {api} are bound to {want}, those of this document to {got}.",
    "Mend `portal` or `locality` in the catalogue.",
  ],
  "pull-part": [
    "error",
    "The document lacks {count} of our {before} operations of {api} ({lost}), so it is only a part. If they are gone, remove ours first.",
  ],
  "pull-lost": [
    "warning",
    "The document lacks {count} of our {before} operations of {api}: {lost}.",
    "See whether they are gone for good.",
  ],
  "revision-unknown": [
    "error",
    "{revision} is no folder, and {folder} is not to be had at such a git revision: {reason}.",
    "Pass a folder, or a revision that `git log` knows.",
  ],
  "versions-name": ["error", "`{name}` is no {what}. If a merge left it here, remove it."],
  "versions-missing": ["error", "{lock} is not there, so no package has a version yet. Run npm run versions."],
  "versions-cut": [
    "error",
    "The history of this checkout is cut, so nobody can tell which documents {lock} was committed with.",
    "Fetch it whole: `git fetch --unshallow`, or `fetch-depth: 0` in GitHub's actions.",
  ],
  "versions-unknown": [
    "error",
    "The documents of {products} changed, but those of their versions are nowhere: {lock} was never committed.",
    "Commit it together with the documents of then, or name their folder or revision with --since.",
  ],
  "versions-moved": [
    "error",
    "{name} {version} was made of other {what} than were committed with it.",
    "Name a folder or revision that holds them with --since.",
  ],
  "output-is-specs": ["error", "{path} is the folder of the documents. Choose another --out."],
  "output-not-ours": ["error", "{path} is in the way and was not written by scwkit. Move it or choose another --out."],
  "write-failed": [
    "error",
    "{path} cannot be written: {reason}. Nothing was changed.",
    "Free the space or the folder, and run again.",
  ],
  "output-edited": [
    "error",
    "{path} was edited after it was generated. Take the change into the document or its notes, or pass --force to lose it.",
  ],
  "output-linked": [
    "error",
    "{path} is a symbolic link or lies behind one, which is not followed. Remove the link or choose another --out.",
  ],
  "output-closed": [
    "error",
    "{path} cannot be read, so nobody can tell whether it was edited. Allow reading it, or remove it.",
  ],
  "output-locked": ["error", "Process {pid} is writing to {path}. Wait until it ends and start again."],
  "manifest-invalid": [
    "error",
    "This is no file of the folder: {text}. The list is not trusted: remove the folder and generate again.",
  ],
  "write-unfinished": [
    "error",
    "Not all files of {path} are in their places: {reason}. Mend that and run again, which finishes what was begun.",
  ],
} as const;
