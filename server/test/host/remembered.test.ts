/** What a run remembers of files on disk, and which of them the next one need not read. */
import assert from 'node:assert/strict';
import { Project } from '../../src/analysis/project.ts';
import { WorkspaceFolder } from '../../src/host/workspace-folder.ts';
import { clean, scratch } from './scratch.ts';

const AS_OF = '2026-11-01';
/** Enough that they are remembered. */
const FILES = 320;

function budget(n: number): string {
  return `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: b${n} }\nspec:\n  period: 2026\n  lines:\n    - { name: rent, amount: 1k }\n`;
}

describe('a remembered file', () => {
  afterEach(clean);

  for (const [what, text, autocrlf] of [
    ['with CRLF on disk and in Git', budget(0).replaceAll('\n', '\r\n'), 'false'],
    ['with CRLF on disk alone', budget(0).replaceAll('\n', '\r\n'), 'true'],
    ['with a byte order mark', `\uFEFF${budget(0)}`, 'false'],
  ] as const)
    it(`is not read again: ${what}`, async () => {
      const made = scratch();
      made.git('init', '-q', '-b', 'main');
      made.git('config', 'core.autocrlf', autocrlf);
      made.write(
        'outlay.yaml',
        'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: w }\nspec: { currency: EUR }\n',
      );
      made.write('odd.yaml', text);
      for (let n = 1; n < FILES; n++) made.write(`b${n}.yaml`, budget(n));
      made.commit();
      const cache = { folder: scratch().path, version: 'test' };
      const read = async () => {
        const folder = new WorkspaceFolder(made.path);
        const project = new Project([]);
        const remembered = { what: 'money', cache } as const;
        for await (const { change } of folder.read(project, {
          env: {},
          asOf: AS_OF,
          base: 'none',
          remembered,
        }))
          project.apply(change);
        project.settle();
        folder.remember(cache, project);
        return project.head.dormant.files;
      };
      assert.equal((await read()).size, 0);
      assert.ok((await read()).has('odd.yaml'));
    }).timeout(30_000);
});
