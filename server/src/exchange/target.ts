/** Where documents are written to, and what stands there already. */
import type { TextSource } from '../analysis/change.ts';
import type { Documents } from './documents.ts';

/** The workspace that documents become part of. */
export interface Target {
  /** From the workspace folder to the one that is written into: `` or `imported/`. */
  readonly folder: string;
  /** What the workspace has before, by path from its folder; empty where it is made by what is written. */
  readonly texts: ReadonlyMap<string, TextSource>;
}

/** A folder in which there is nothing. */
export const NEW_TARGET: Target = { folder: '', texts: new Map() };

/** Documents by path from the workspace folder. A path serves as the hash of its text: there is one version of each. */
export function placed(files: Documents, { folder }: Target): ReadonlyMap<string, TextSource> {
  return new Map([...files].map(([path, text]) => [folder + path, { text, hash: `written ${path}` }]));
}
