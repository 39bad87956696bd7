/** The texts of keys: they are few and occur everywhere, so each is one string, found by its characters before it is cut out. */

/** A power of two. */
const PLACES = 4096;
/** Longer keys are neither a property nor a period. */
const LONGEST = 24;

/** A key that another has displaced is made anew: memory is bounded, whatever is read. */
const known: (string | undefined)[] = new Array<string | undefined>(PLACES).fill(undefined);

/** The same string for the same characters, as long as it keeps its place. Short ones keep no other text alive. */
export function keyText(text: string, start: number, end: number): string {
  const length = end - start;
  if (length > LONGEST) return text.slice(start, end);
  const place = placeOf(text, start, end);
  const found = known[place];
  if (found !== undefined && found.length === length && standsAt(found, text, start)) return found;
  const made = internalized(text.slice(start, end));
  known[place] = made;
  return made;
}

/** By the length and four characters: periods differ in the last two and the middle one. */
function placeOf(text: string, start: number, end: number): number {
  if (start === end) return 0;
  const ends = Math.imul(text.charCodeAt(start), 31) + text.charCodeAt(end - 1);
  const inside =
    Math.imul(text.charCodeAt((start + end) >> 1), 31) + text.charCodeAt(Math.max(start, end - 2));
  return (Math.imul(ends, 961) + Math.imul(inside, 7) + end - start) & (PLACES - 1);
}

function standsAt(key: string, text: string, start: number): boolean {
  for (let i = 0; i < key.length; i++) if (key.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

/** The engine's own string for property names: comparing two of them looks at no characters. */
function internalized(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text;
}
