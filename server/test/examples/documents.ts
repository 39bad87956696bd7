/** Documents of an example as plain text values, for the oracle: nothing of the product reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** A value of the failsafe schema. */
export type Tree = string | readonly Tree[] | TreeMap;
export interface TreeMap {
  readonly [key: string]: Tree;
}

/** One document with its kind. */
export interface ExampleDocument {
  readonly kind: string;
  readonly metadata: TreeMap;
  readonly spec: TreeMap;
}

/** Every YAML file below `folder`, by path from there with `/`, in order of paths. */
export function yamlFiles(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((it) =>
    it.replaceAll('\\', '/'),
  );
  const yaml = names.filter((it) => /\.ya?ml$/.test(it)).sort();
  return new Map(yaml.map((it) => [it, readFileSync(join(folder, it), 'utf8')]));
}

/** Throws when a file is not YAML: for examples that have no mistakes. */
export function readDocuments(folder: string): readonly ExampleDocument[] {
  return [...yamlFiles(folder)].flatMap(([path, text]) =>
    parseAllDocuments(text, { schema: 'failsafe' }).map((document) => {
      const [error] = document.errors;
      if (error) throw new Error(`${path}: ${error.message}`);
      const root = mapOf(treeOf(document.toJS()));
      return { kind: textOf(root.kind), metadata: mapOf(root.metadata), spec: mapOf(root.spec) };
    }),
  );
}

/** Entries of every document of this kind, from its list `key`. */
export function itemsOf(
  documents: readonly ExampleDocument[],
  kind: string,
  key: string,
): readonly TreeMap[] {
  return documents.filter((it) => it.kind === kind).flatMap((it) => listOf(it.spec[key]).map(mapOf));
}

/** Its text, or the empty text. */
export function textOf(tree: Tree | undefined): string {
  return typeof tree === 'string' ? tree : '';
}

/** Its entries, or none. */
export function listOf(tree: Tree | undefined): readonly Tree[] {
  return Array.isArray(tree) ? tree : [];
}

/** Its keys, or none. */
export function mapOf(tree: Tree | undefined): TreeMap {
  return isMap(tree) ? tree : {};
}

/** Tells a map from the other values. */
export function isMap(tree: Tree | undefined): tree is TreeMap {
  return typeof tree === 'object' && !Array.isArray(tree);
}

function treeOf(value: unknown): Tree {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(treeOf);
  if (typeof value !== 'object' || value === null) throw new Error(`unexpected ${String(value)}`);
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, treeOf(it)]));
}
