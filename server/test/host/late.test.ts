/** A file that somebody saves while the workspace is being read: the base is what Git has of it, and not what was saved. */
import assert from 'node:assert/strict';
import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Project } from '../../src/analysis/project.ts';
import { WorkspaceFolder } from '../../src/host/workspace-folder.ts';
import { clean, type Scratch, scratch } from './scratch.ts';

const MANY = 320;

function budget(n: number, amount = '1k'): string {
  return `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: b${n} }\nspec:\n  period: 2026\n  lines:\n    - { name: rent, amount: ${amount} }\n`;
}

/** So many that Git is asked what was touched, all of them older than the index. */
function plans(): Scratch {
  const made = scratch();
  made.git('init', '-q', '-b', 'main');
  made.write(
    'outlay.yaml',
    'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: w }\nspec: { currency: EUR }\n',
  );
  for (let n = 0; n < MANY; n++) made.write(`b${n}.yaml`, budget(n));
  made.commit();
  const then = new Date('2020-01-01');
  for (let n = 0; n < MANY; n++) utimesSync(join(made.path, `b${n}.yaml`), then, then);
  made.git('update-index', '--refresh');
  return made;
}

/** What the line of a Budget comes to in the base, in a project that was read while `save` ran. */
async function amountBefore(made: Scratch, save: () => void): Promise<readonly string[]> {
  const folder = new WorkspaceFolder(made.path);
  const project = new Project([]);
  let steps = 0;
  const options = { env: {}, asOf: '2026-11-01', base: { revision: undefined } } as const;
  for await (const { change } of folder.read(project, options)) {
    project.apply(change);
    if (steps++ === 0) save();
  }
  project.settle();
  const { base } = project;
  assert.ok(base);
  return base
    .withIdentity('Budget/b7')
    .flatMap((key) => base.plan(key).lines.map(({ months }) => String(months.reduce((a, b) => a + b))));
}

describe('a file that is saved while the workspace is read', () => {
  afterEach(clean);

  it('is compared with what Git has of it', async () => {
    const made = plans();
    assert.deepEqual(await amountBefore(made, () => made.write('b7.yaml', budget(7, '2k'))), ['100000']);
  });

  it('is missing against the base where it was removed', async () => {
    const made = plans();
    assert.deepEqual(await amountBefore(made, () => rmSync(join(made.path, 'b7.yaml'))), ['100000']);
  });
});
