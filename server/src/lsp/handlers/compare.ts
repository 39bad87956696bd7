/** Our own requests `outlay/bases` and `outlay/compare`: what the head is compared with, and what it could be. */
import { visible } from '../../domain/words/visible.ts';
import { type Against, type Bases, type CompareParams, type InWorkspace, REQUESTS } from '../../protocol.ts';
import { type Handler, onOwnRequest } from '../dispatch.ts';
import type { OpenWorkspace } from '../open-workspace.ts';
import { hasMembers, isAny, isOneOf, isString } from '../params.ts';
import type { Server } from '../server.ts';

const CHOSEN = {
  against: isAny(
    hasMembers({ kind: isOneOf('merge-base', 'head') }),
    hasMembers({ kind: isOneOf('revision'), revision: isString }),
    hasMembers({ kind: isOneOf('version'), name: isString }),
  ),
};

/** What there is to choose from. */
export const bases: Handler = {
  register: (server) =>
    onOwnRequest<InWorkspace, Bases>(server, REQUESTS.bases, {}, async (workspace) => {
      const { branch, names } = await workspace.refs();
      const versions = versionsOf(workspace).map(([name]) => ({
        against: { kind: 'version', name } as const,
        label: visible(name),
      }));
      const revisions = names.map((revision) => ({
        against: { kind: 'revision', revision } as const,
        label: visible(revision),
      }));
      const choices = [...versions, ...revisions];
      return { current: currentOf(server, workspace), branch: branch && visible(branch), choices };
    }),
};

/** Applies until the server ends. */
export const compare: Handler = {
  register: (server) =>
    onOwnRequest<CompareParams, null>(server, REQUESTS.compare, CHOSEN, (workspace, { against }) => {
      server.compare(workspace, revisionOf(workspace, against));
      return null;
    }),
};

function versionsOf({ project }: OpenWorkspace): readonly (readonly [name: string, revision: string])[] {
  return project.head.workspace.get()?.versions ?? [];
}

/** Undefined: the merge base with the default branch. */
function revisionOf(workspace: OpenWorkspace, against: Against): string | undefined {
  switch (against.kind) {
    case 'merge-base':
      return undefined;
    case 'head':
      return 'HEAD';
    case 'revision':
      return against.revision;
    case 'version':
      // a name that no longer exists is unknown to Git too
      return versionsOf(workspace).find(([name]) => name === against.name)?.[1] ?? against.name;
  }
}

function currentOf(server: Server, workspace: OpenWorkspace): Against {
  const revision = server.revisionOf(workspace);
  if (revision === undefined) return { kind: 'merge-base' };
  if (revision === 'HEAD') return { kind: 'head' };
  const version = versionsOf(workspace).find(([, it]) => it === revision);
  return version ? { kind: 'version', name: version[0] } : { kind: 'revision', revision };
}
