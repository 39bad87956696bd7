/** The shapes of what a client sends. Any other shape is the client's mistake: it is answered, and is no bug of ours. */

/** Whether a value is of a shape. */
export type Shape = (value: unknown) => boolean;

/** A shape for each required member. */
export type Members<Params> = {
  readonly [Name in keyof Params as object extends Pick<Params, Name> ? never : Name]: Shape;
};

/** The first member that is not of its shape, `params` if there are no parameters at all; undefined: all are valid. */
export function misshapen(params: unknown, members: Readonly<Record<string, Shape>>): string | undefined {
  if (!isObject(params)) return 'params';
  return Object.entries(members).find(([name, shape]) => !shape(Reflect.get(params, name)))?.[0];
}

/** Text. */
export const isString: Shape = (value) => typeof value === 'string';

/** A whole number, even if no text is that long. */
export const isInteger: Shape = (value) => Number.isInteger(value);

/** Yes or no. */
export const isBoolean: Shape = (value) => typeof value === 'boolean';

/** Anything, or nothing. */
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

/** An array whose elements all have a shape. */
export function areAll(shape: Shape): Shape {
  return (value) => Array.isArray(value) && value.every(shape);
}

/** Of a shape, or left out: also as null, which is what clients send whose language has no `undefined`. */
export function maybe(shape: Shape): Shape {
  return (value) => value === undefined || value === null || shape(value);
}

/** A position in a text, or beyond it. */
export const isPosition: Shape = hasMembers({ line: isInteger, character: isInteger });

/** From one position to another. */
export const isRange: Shape = hasMembers({ start: isPosition, end: isPosition });

interface InFile {
  readonly textDocument: unknown;
}

/** Parameters of a request about a whole file. */
export const IN_FILE: Members<InFile> = { textDocument: hasMembers({ uri: isString }) };

/** Parameters of a request about a position in a file. */
export const AT_POSITION: Members<InFile & { position: unknown }> = { ...IN_FILE, position: isPosition };

/** Parameters of a request about a range of a file. */
export const IN_RANGE: Members<InFile & { range: unknown }> = { ...IN_FILE, range: isRange };

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
