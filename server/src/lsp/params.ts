/** The shapes of what a client sends. What is not of its shape is a mistake of the client: an answer, not a bug of ours. */

/** Whether a value is of a shape. */
export type Shape = (value: unknown) => boolean;

/** A shape for each member that has to be there. */
export type Members<Params> = {
  readonly [Name in keyof Params as object extends Pick<Params, Name> ? never : Name]: Shape;
};

/** The first member that is not of its shape, `params` where there are none at all; undefined: all are as they should be. */
export function misshapen(params: unknown, members: Readonly<Record<string, Shape>>): string | undefined {
  if (!isObject(params)) return 'params';
  return Object.entries(members).find(([name, shape]) => !shape(Reflect.get(params, name)))?.[0];
}

/** Text. */
export const isString: Shape = (value) => typeof value === 'string';

/** A whole number, also one that no text is long enough for. */
export const isInteger: Shape = (value) => Number.isInteger(value);

/** Yes or no. */
export const isBoolean: Shape = (value) => typeof value === 'boolean';

/** Whatever there is, or nothing. */
export const isAnything: Shape = () => true;

/** One of these words. */
export function isOneOf(...words: readonly string[]): Shape {
  return (value) => words.some((it) => it === value);
}

/** Of one of several shapes. */
export function isAny(...shapes: readonly Shape[]): Shape {
  return (value) => shapes.some((it) => it(value));
}

/** An object with these members. */
export function hasMembers(members: Readonly<Record<string, Shape>>): Shape {
  return (value) => misshapen(value, members) === undefined;
}

/** An array of what is of a shape. */
export function areAll(shape: Shape): Shape {
  return (value) => Array.isArray(value) && value.every(shape);
}

/** Of a shape, or left out: by null too, which is how clients leave out whose language has no `undefined`. */
export function maybe(shape: Shape): Shape {
  return (value) => value === undefined || value === null || shape(value);
}

/** Somewhere in a text, or beyond it. */
export const isPosition: Shape = hasMembers({ line: isInteger, character: isInteger });

/** From one position to another. */
export const isRange: Shape = hasMembers({ start: isPosition, end: isPosition });

interface InFile {
  readonly textDocument: unknown;
}

/** What is asked of a whole file. */
export const IN_FILE: Members<InFile> = { textDocument: hasMembers({ uri: isString }) };

/** What is asked of a position in one. */
export const AT_POSITION: Members<InFile & { position: unknown }> = { ...IN_FILE, position: isPosition };

/** What is asked of a part of one. */
export const IN_RANGE: Members<InFile & { range: unknown }> = { ...IN_FILE, range: isRange };

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
