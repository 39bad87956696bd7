/** Reports files that come, go or change, for editors that do not. */
import { type FSWatcher, watch } from 'chokidar';
import { realFolder } from './listing.ts';
import { neverCounts } from './walk.ts';

/** Watches folders with everything below them; `changed` gets real paths, with `/`. */
export function watchFolders(
  folders: readonly string[],
  changed: (paths: readonly string[]) => void,
): { readonly ready: Promise<void>; readonly stop: () => Promise<void> } {
  // targets of links do not count, and may be the whole disk
  const real = folders.map(realFolder);
  const watcher: FSWatcher = watch(real, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => isIgnored(path.replaceAll('\\', '/'), real),
  });
  watcher.on('all', (_event, path) => changed([path.replaceAll('\\', '/')]));
  // changes in a folder that cannot be watched are seen later
  watcher.on('error', () => {});
  const ready = new Promise<void>((resolve) => {
    watcher.once('ready', resolve);
  });
  return { ready, stop: () => watcher.close() };
}

/** Ignores what never counts, and in Git's folders everything but head, refs, index and ignore rules. */
function isIgnored(path: string, folders: readonly string[]): boolean {
  const root = folders
    .filter((it) => path === it || path.startsWith(`${it}/`))
    .sort((a, b) => b.length - a.length)[0];
  if (root === undefined || root === path) return false;
  const parts = path.slice(root.length + 1).split('/');
  if (folders.includes(`${root}/${parts[0]}`)) return false;
  const isGit = /(?:^|\/)\.git(?:\/|$)/.test(root);
  if (isGit) return !/^(?:HEAD|index|packed-refs|refs|info)$/.test(parts[0] ?? '');
  // it is reported when a folder becomes a repository
  return parts.at(-1) === '.git' ? parts.slice(0, -1).some(neverCounts) : parts.some(neverCounts);
}
