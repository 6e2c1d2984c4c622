import { visible } from "../visible.ts";

/** A line of a document: tabs keep what is below them in its place. */
export const plain = (text: string): string => text.split("\t").map(visible).join("\t");
