/** Where documents are written, and what is already there. */
import type { TextSource } from '../analysis/change.ts';
import type { Documents } from './documents.ts';

/** The workspace that documents become part of. */
export interface Target {
  /** From the workspace folder to the one that is written to: `` or `imported/`. */
  readonly folder: string;
  /** What the workspace already has, by path from its folder; empty if the import creates it. */
  readonly texts: ReadonlyMap<string, TextSource>;
}

/** An empty folder. */
export const NEW_TARGET: Target = { folder: '', texts: new Map() };

/** Documents by path from the workspace folder. A path serves as the hash of its text: each has only one version. */
export function placed(files: Documents, { folder }: Target): ReadonlyMap<string, TextSource> {
  return new Map([...files].map(([path, text]) => [folder + path, { text, hash: `written ${path}` }]));
}
