/**
 * The short way to "nothing is wrong": checks nodes against shapes without turning them into values. When it says no, the
 * validators say what is wrong; when it says yes, they would find nothing.
 */
import { HEADS, ITEMS, type ItemSchema, SHARED } from './generated/schema-index.ts';
import type { MapNode, Node } from './node.ts';
import { type Shape, whole } from './validate-shape.ts';

/** What is allowed at one place. `open` is a map or list whose entries are not checked here. */
interface Fit {
  readonly text: boolean;
  readonly words: ReadonlySet<string> | undefined;
  readonly nothing: boolean;
  readonly list: Fit | 'open' | undefined;
  readonly map: MapFit | undefined;
}

interface MapFit {
  readonly keys: ReadonlyMap<string, Fit>;
  readonly patterns: readonly (readonly [pattern: RegExp, fit: Fit])[];
  /** For every key that is not named; without it there may be none. */
  readonly rest: Fit | 'open' | undefined;
  readonly required: readonly string[];
  readonly isFilled: boolean;
}

/** Whether the head of a document of this kind is right. False for kinds that this version does not read. */
export function headFits(kind: string, root: Node | undefined): boolean {
  const shape = Object.hasOwn(HEADS, kind) ? HEADS[kind] : undefined;
  return shape !== undefined && fits(root, fitOf(shape));
}

/** Whether an entry of a list is right. */
export function itemFits(item: ItemSchema, root: Node | undefined): boolean {
  return fits(root, fitOf(ITEMS[item]));
}

function fits(node: Node | undefined, fit: Fit): boolean {
  if (!node) return fit.nothing;
  if (node.kind === 'scalar') return fit.text && (fit.words === undefined || fit.words.has(node.text));
  if (node.kind === 'map') return fit.map !== undefined && mapFits(node, fit.map);
  const { list } = fit;
  if (list === undefined || list === 'open') return list === 'open';
  for (const it of node.items) if (!fits(it, list)) return false;
  return true;
}

function mapFits(node: MapNode, { keys, patterns, rest, required, isFilled }: MapFit): boolean {
  if (isFilled && node.entries.length === 0) return false;
  for (const { key, value } of node.entries) {
    const fit = keys.get(key.text) ?? patternFit(key.text, patterns) ?? rest;
    if (fit === undefined || (fit !== 'open' && !fits(value, fit))) return false;
  }
  for (const name of required) if (!hasKey(node, name)) return false;
  return true;
}

function patternFit(key: string, patterns: MapFit['patterns']): Fit | undefined {
  for (const [pattern, fit] of patterns) if (pattern.test(key)) return fit;
  return undefined;
}

function hasKey({ entries }: MapNode, name: string): boolean {
  for (const { key } of entries) if (key.text === name) return true;
  return false;
}

const known = new WeakMap<Shape, Fit>();

/** Made on first use; a shape that contains itself finds itself. */
function fitOf(shape: Shape): Fit {
  const found = known.get(shape);
  if (found) return found;
  const {
    types = [],
    words,
    later,
    isCut,
    isOpen,
    isFilled,
    items,
    properties,
    patterns,
    rest,
    required = [],
  } = whole(shape, SHARED);
  const isLater = (it: string) => typeof later === 'object' && Object.hasOwn(later, it);
  const keys = new Map<string, Fit>();
  const patternFits: (readonly [RegExp, Fit])[] = [];
  const may = (it: string) => typeof later !== 'string' && types.includes(it) && !isLater(it);
  const inner = items ? fitOf(items) : 'open';
  const others = rest && fitOf(rest);
  const fit: Fit = {
    text: may('text'),
    words: words && new Set(words.filter((it) => !isLater(it))),
    nothing: isCut === true && typeof later !== 'string',
    list: may('array') ? inner : undefined,
    map: may('object')
      ? {
          keys,
          patterns: patternFits,
          rest: others ?? (isOpen && 'open'),
          required,
          isFilled: isFilled === true,
        }
      : undefined,
  };
  known.set(shape, fit);
  for (const [key, it] of Object.entries(properties ?? {})) keys.set(key, fitOf(it));
  for (const [pattern, it] of Object.entries(patterns ?? {}))
    patternFits.push([new RegExp(pattern, 'u'), fitOf(it)]);
  return fit;
}
