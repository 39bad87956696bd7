/** Disk, Git and clock of this process, as the language server needs them. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { UnknownBase } from '../analysis/change.ts';
import { today } from '../host/clock.ts';
import { workspaceOf } from '../host/disk.ts';
import type { CachePlace } from '../host/remembered.ts';
import { nextTurn } from '../host/turn.ts';
import { watchFolders } from '../host/watch.ts';
import { type ReadOptions, WorkspaceFolder } from '../host/workspace-folder.ts';
import type { Folder, Host, ReadRequest } from '../lsp/host.ts';
import { placeOfPath } from '../lsp/uris.ts';

const UNTRUSTED: UnknownBase = {
  unknown: 'this folder is not trusted: Git is not run in it until you trust it',
};

/** `dist` holds the built files, with a page for each rule. */
export function nodeHost(dist: string, cache: CachePlace | undefined): Host {
  return {
    serves: (scheme) => scheme === 'file',
    workspaceOf,
    folder: (place) => folderAt(place, cache),
    turn: nextTurn,
    wait: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds)),
    elapsed: () => performance.now(),
    today,
    pageOf: (code) => pathToFileURL(join(dist, 'rules', `${code}.md`)).href,
    watch: (places, changed) => watchFolders(places, (paths) => changed(paths.map(placeOfPath))),
    take: undefined,
  };
}

function folderAt(place: string, cache: CachePlace | undefined): Folder {
  const folder = new WorkspaceFolder(place);
  return {
    get folder() {
      return placeOfPath(folder.folder);
    },
    get notes() {
      return folder.notes;
    },
    get gitFolders() {
      return folder.gitFolders.map(placeOfPath);
    },
    get foldersAbove() {
      return folder.foldersAbove.map(placeOfPath);
    },
    has: (path) => folder.has(path),
    areAsListed: (paths) => folder.areAsListed(paths),
    isIndexAsListed: () => folder.isIndexAsListed(),
    holdsDocuments: (path) => folder.holdsDocuments(path),
    read: (project, request) => folder.read(project, optionsOf(request, cache)),
    readFiles: (paths) => folder.readFiles(paths),
    refs: () => folder.refs(),
    remembering: (project) => folder.remembering(cache, project),
  };
}

function optionsOf({ asOf, revision, isTrusted }: ReadRequest, cache: CachePlace | undefined): ReadOptions {
  return {
    env: process.env,
    asOf,
    base: { revision },
    remembered: { what: 'silence', cache },
    ...(isTrusted ? {} : { withoutGit: UNTRUSTED }),
  };
}
