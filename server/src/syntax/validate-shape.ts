/** What is allowed at one place of the language, and how to find it by pointer. */
import { unescapePointer } from './locate.ts';

/** Enough of a schema to say what was expected. Generated. */
export interface Shape {
  /** The shared shape that this one refers to; what it says itself takes precedence. */
  readonly ref?: string;
  readonly title?: string;
  readonly types?: readonly string[];
  /** The fixed words that may be written. */
  readonly words?: readonly string[];
  /** YAML on one row. */
  readonly example?: string;
  /** What this version does not compute: all of it by one name, or some words or types of it. */
  readonly later?: string | Readonly<Record<string, string>>;
  /** What the keys of the map are; `period` in a map by period. */
  readonly keys?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  /** By regular expression of the key. */
  readonly patterns?: Readonly<Record<string, Shape>>;
  /** For every key that is not named. */
  readonly rest?: Shape;
  readonly items?: Shape;
  readonly required?: readonly string[];
  /** Must not be empty: an empty map says nothing. */
  readonly isFilled?: true;
  /** Keys that are not named are checked elsewhere. */
  readonly isOpen?: true;
  /** A list of items; the reader may have cut it out. */
  readonly isCut?: true;
}

/** Shapes by name. */
export type SharedShapes = Readonly<Record<string, Shape>>;

/** The shape at a pointer, with what it refers to; undefined where there is none. */
export function shapeAt(root: Shape, at: string, shared: SharedShapes): Shape | undefined {
  let shape: Shape | undefined = whole(root, shared);
  if (at === '') return shape;
  for (const step of at.slice(1).split('/')) {
    const inner: Shape | undefined = shape && stepInto(shape, unescapePointer(step));
    shape = inner && whole(inner, shared);
  }
  return shape;
}

/** A shape with what it refers to. */
export function whole(shape: Shape, shared: SharedShapes): Shape {
  const target = shape.ref === undefined ? undefined : shared[shape.ref];
  if (!target) return shape;
  const found = whole(target, shared);
  const { title = found.title, later = found.later } = shape;
  if (title === found.title && later === found.later) return found;
  return { ...found, ...(title !== undefined && { title }), ...(later !== undefined && { later }) };
}

function stepInto(shape: Shape, key: string): Shape | undefined {
  const { properties, patterns, rest, items } = shape;
  if (properties && Object.hasOwn(properties, key)) return properties[key];
  for (const [pattern, it] of Object.entries(patterns ?? {}))
    if (new RegExp(pattern, 'u').test(key)) return it;
  return rest ?? items;
}
