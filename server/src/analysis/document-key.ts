/** How documents are known: by what they are, and by where that stands. */
import type { DocumentContent } from './content.ts';

/** `Budget/payments`: what a document is, wherever it stands. Without case, as names compare. */
export function identityOf({ kind, name }: DocumentContent): string {
  return `${kind}/${name.toLowerCase()}`;
}

/** The key of a document: its file and its identity, of which a file may hold several; `nth` counts them from 1. */
export function keyOf(path: string, identity: string, nth: number): string {
  return `${path}\n${identity}${nth === 1 ? '' : `#${nth}`}`;
}

/** The identity in the key of a document; of what is only known by its path there is none. */
export function identityIn(key: string): string {
  const [, identity = ''] = key.split('\n', 2);
  return identity.replace(/#\d+$/, '');
}

/** The path in the key of a document. */
export function pathOf(key: string): string {
  const end = key.indexOf('\n');
  return end < 0 ? key : key.slice(0, end);
}
