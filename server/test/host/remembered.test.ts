/** What a run remembers of files on disk, and which of them the next one need not read. */
import assert from 'node:assert/strict';
import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Project } from '../../src/analysis/project.ts';
import type { CachePlace } from '../../src/host/remembered.ts';
import { WorkspaceFolder } from '../../src/host/workspace-folder.ts';
import { clean, type Scratch, scratch } from './scratch.ts';

const AS_OF = '2026-11-01';
/** Of many Git is asked which were touched, of few the bytes are compared. */
const MANY = 320;
const FEW = 5;

function budget(n: number): string {
  return `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: b${n} }\nspec:\n  period: 2026\n  lines:\n    - { name: rent, amount: 1k }\n`;
}

/** A repository with so many Budgets, one of them `odd.yaml`. */
function plans(files: number, odd: string, autocrlf = 'false'): Scratch {
  const made = scratch();
  made.git('init', '-q', '-b', 'main');
  made.git('config', 'core.autocrlf', autocrlf);
  made.write(
    'outlay.yaml',
    'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: w }\nspec: { currency: EUR }\n',
  );
  made.write('odd.yaml', odd);
  for (let n = 1; n < files; n++) made.write(`b${n}.yaml`, budget(n));
  made.commit();
  return made;
}

/** The files that a run did not read. */
async function unread(made: Scratch, cache: CachePlace): Promise<readonly string[]> {
  const folder = new WorkspaceFolder(made.path);
  const project = new Project([]);
  const remembered = { what: 'money', cache } as const;
  for await (const { change } of folder.read(project, { env: {}, asOf: AS_OF, base: 'none', remembered }))
    project.apply(change);
  project.settle();
  folder.remember(cache, project);
  return [...project.head.dormant.files.keys()].sort();
}

describe('a remembered file', () => {
  afterEach(clean);

  for (const files of [FEW, MANY])
    for (const [what, text, autocrlf] of [
      ['with CRLF on disk and in Git', budget(0).replaceAll('\n', '\r\n'), 'false'],
      ['with CRLF on disk alone', budget(0).replaceAll('\n', '\r\n'), 'true'],
      ['with a byte order mark', `\uFEFF${budget(0)}`, 'false'],
    ] as const)
      it(`is not read again: ${what}, one of ${files}`, async () => {
        const made = plans(files, text, autocrlf);
        const cache = { folder: scratch().path, version: 'test' };
        assert.deepEqual(await unread(made, cache), []);
        assert.equal((await unread(made, cache)).length, files);
      }).timeout(30_000);

  it('is read again when its bytes are others, whatever Git is told of it', async () => {
    const made = plans(FEW, budget(0));
    const cache = { folder: scratch().path, version: 'test' };
    await unread(made, cache);
    const odd = join(made.path, 'odd.yaml');
    const { atime, mtime } = statSync(odd);
    made.write('odd.yaml', budget(0).replace('1k', '2k'));
    utimesSync(odd, atime, mtime);
    made.write('b1.yaml', budget(1).replace('1k', '3k'));
    made.git('update-index', '--assume-unchanged', 'b1.yaml');
    made.write('new.yaml', budget(9));
    assert.deepEqual(await unread(made, cache), ['b2.yaml', 'b3.yaml', 'b4.yaml']);
  });
});
