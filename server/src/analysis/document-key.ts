/** How documents are identified: by what they are, and by where they are. */
import type { DocumentContent } from './content.ts';

/** `Budget/payments`: what a document is, wherever it is. Case-insensitive, like names. */
export function identityOf({ kind, name }: DocumentContent): string {
  return `${kind}/${name.toLowerCase()}`;
}

/** The key of a document: its file and its identity. A file may hold several of one identity; `nth` counts them from 1. */
export function keyOf(path: string, identity: string, nth: number): string {
  return `${path}\n${identity}${nth === 1 ? '' : `#${nth}`}`;
}

/** The identity in the key of a document; empty for what is only known by its path. */
export function identityIn(key: string): string {
  const [, identity = ''] = key.split('\n', 2);
  return identity.replace(/#\d+$/, '');
}

/** The path in the key of a document. */
export function pathOf(key: string): string {
  const end = key.indexOf('\n');
  return end < 0 ? key : key.slice(0, end);
}
