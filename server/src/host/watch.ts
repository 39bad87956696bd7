/** Tells of files that come, go or change, for editors that do not. */
import { type FSWatcher, watch } from 'chokidar';
import { realFolder } from './listing.ts';
import { neverCounts } from './walk.ts';

/** Watches folders with all below them; `changed` is given paths with `/`, as they really are. */
export function watchFolders(
  folders: readonly string[],
  changed: (paths: readonly string[]) => void,
): { readonly ready: Promise<void>; readonly stop: () => Promise<void> } {
  // what is only linked to does not count, and may be the whole disk
  const real = folders.map(realFolder);
  const watcher: FSWatcher = watch(real, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => isIgnored(path.replaceAll('\\', '/'), real),
  });
  watcher.on('all', (_event, path) => changed([path.replaceAll('\\', '/')]));
  // a folder that cannot be watched is one whose changes are seen later
  watcher.on('error', () => {});
  const ready = new Promise<void>((resolve) => {
    watcher.once('ready', resolve);
  });
  return { ready, stop: () => watcher.close() };
}

/** Of Git only what says where it is, what it tracks and what it ignores; of what never counts nothing. */
function isIgnored(path: string, folders: readonly string[]): boolean {
  const root = folders
    .filter((it) => path === it || path.startsWith(`${it}/`))
    .sort((a, b) => b.length - a.length)[0];
  if (root === undefined || root === path) return false;
  const parts = path.slice(root.length + 1).split('/');
  if (folders.includes(`${root}/${parts[0]}`)) return false;
  const isGit = /(?:^|\/)\.git(?:\/|$)/.test(root);
  if (isGit) return !/^(?:HEAD|index|packed-refs|refs|info)$/.test(parts[0] ?? '');
  // that a folder becomes a repository is told
  return parts.at(-1) === '.git' ? parts.slice(0, -1).some(neverCounts) : parts.some(neverCounts);
}
