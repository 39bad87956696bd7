/** Reads a folder as simply as a program can: every document, without asking Git. */
import { readdirSync, readFileSync } from 'node:fs';

/** The texts of all `.yaml` files below `folder`, by path from it, in order of path. */
export function textsOf(folder: string): ReadonlyMap<string, string> {
  const paths: string[] = [];
  const walk = (at: string): void => {
    for (const entry of readdirSync(folder + at, { withFileTypes: true })) {
      if (entry.name === '.git') continue;
      const path = `${at}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (entry.name.endsWith('.yaml')) paths.push(path);
    }
  };
  walk('');
  return new Map(paths.sort().map((it) => [it.slice(1), readFileSync(folder + it, 'utf8')]));
}
