/** Tells of files that come, go or change, for editors that do not. */
import { type FSWatcher, watch } from 'chokidar';
import { neverCounts } from './walk.ts';

/** Watches folders with all below them; `changed` is given paths with `/`. */
export function watchFolders(
  folders: readonly string[],
  changed: (paths: readonly string[]) => void,
): { readonly ready: Promise<void>; readonly stop: () => Promise<void> } {
  const watcher: FSWatcher = watch([...folders], {
    ignoreInitial: true,
    ignored: (path) => isIgnored(path.replaceAll('\\', '/'), folders),
  });
  watcher.on('all', (_event, path) => changed([path.replaceAll('\\', '/')]));
  // a folder that cannot be watched is one whose changes are seen later
  watcher.on('error', () => {});
  const ready = new Promise<void>((resolve) => {
    watcher.once('ready', resolve);
  });
  return { ready, stop: () => watcher.close() };
}

/** Of Git only what says where it is, and what it ignores; of what never counts nothing. */
function isIgnored(path: string, folders: readonly string[]): boolean {
  const root = folders
    .filter((it) => path === it || path.startsWith(`${it}/`))
    .sort((a, b) => b.length - a.length)[0];
  if (root === undefined || root === path) return false;
  const parts = path.slice(root.length + 1).split('/');
  if (folders.includes(`${root}/${parts[0]}`)) return false;
  const isGit = /(?:^|\/)\.git(?:\/|$)/.test(root);
  return isGit ? !/^(?:HEAD|packed-refs|refs|info)$/.test(parts[0] ?? '') : parts.some(neverCounts);
}
