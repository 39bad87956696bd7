/** What real folders contain: other line ends, an anchor, a broken file. */

/** What is wrong with a file of budgets; CRLF is not wrong. */
export type Scar = 'none' | 'crlf' | 'anchor' | 'broken';

/** 5 % CRLF, 2 % with an anchor, 1 % broken; spread evenly, and known without generating the file. */
export function scarOf(index: number): Scar {
  const place = (index * 37 + 11) % 100;
  if (place < 5) return 'crlf';
  if (place < 7) return 'anchor';
  return place < 8 ? 'broken' : 'none';
}

/** The text as it is on disk. */
export function scarred(text: string, scar: Scar, index: number): string {
  switch (scar) {
    case 'none':
      return text;
    case 'crlf':
      return text.replaceAll('\n', '\r\n');
    case 'anchor':
      return text.replace(/(name: base, category: \S+ amount: )/, '$1&base ');
    case 'broken':
      return broken(text, Math.floor(index / 100) % BREAKS.length);
  }
}

const BREAKS: readonly ((text: string) => string)[] = [
  (text) => text.replace(/title: "([^"]*)"/, 'title: "$1'),
  (text) => text.replace(/ \}\n/, '\n'),
  (text) => text.replace(/\n {4}- \{/, '\n\t- {'),
  (text) => text.replace(/(\n {4}- \{[^\n]*\n)/, '\n<<<<<<< HEAD$1=======$1>>>>>>> theirs\n'),
  (text) => text.slice(0, Math.floor(text.length * 0.6)),
];

function broken(text: string, kind: number): string {
  return BREAKS[kind]?.(text) ?? text;
}
