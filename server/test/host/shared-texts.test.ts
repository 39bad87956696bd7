/** What of a base is read when a folder is read: nothing that the head has read already. */
import assert from 'node:assert/strict';
import { isKnown, type KnownBase } from '../../src/analysis/change.ts';
import { Project } from '../../src/analysis/project.ts';
import { WorkspaceFolder } from '../../src/host/workspace-folder.ts';
import { clean, scratch } from './scratch.ts';

const WORKSPACE = 'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: w }\nspec: { currency: EUR }\n';

/** Its base, and the project that has read it. */
async function read(folder: string): Promise<{ readonly base: KnownBase; readonly project: Project }> {
  const project = new Project([]);
  let base: KnownBase | undefined;
  const options = { env: {}, asOf: '2026-11-01', base: { revision: undefined } };
  for await (const { change } of new WorkspaceFolder(folder).read(project, options)) {
    project.apply(change);
    if (change.base && isKnown(change.base)) base = change.base;
  }
  assert.ok(base);
  return { base, project };
}

describe('the base of a folder that is read', () => {
  afterEach(clean);

  it('shares the text of every file with the head that is the same in it, byte by byte', async () => {
    const made = scratch();
    made.git('init', '-q', '-b', 'main');
    made.write('outlay.yaml', WORKSPACE);
    made.write('same.yaml', 'a: 1\n');
    made.write('crlf.yaml', 'a: 1\r\nb: 2\r\n');
    made.write('edited.yaml', 'a: 1\n');
    made.write('ends.yaml', 'a: 1\nb: 3\n');
    made.commit();
    made.write('edited.yaml', 'a: 2\n');
    made.write('ends.yaml', 'a: 1\r\nb: 3\r\n');
    const { base, project } = await read(made.path);
    const isShared = (path: string) => base.texts.get(path) === project.head.files.get(path)?.source.get();
    for (const path of ['outlay.yaml', 'same.yaml', 'crlf.yaml']) assert.ok(isShared(path), path);
    const textOf = (path: string) => {
      const source = base.texts.get(path);
      return source && 'text' in source ? source.text : undefined;
    };
    assert.equal(textOf('edited.yaml'), 'a: 1\n');
    assert.equal(textOf('ends.yaml'), 'a: 1\nb: 3\n');
  });

  it('is told once where it is read again, with the files that its documents name', async () => {
    const made = scratch();
    made.git('init', '-q', '-b', 'main');
    made.write('outlay.yaml', WORKSPACE);
    const driver = (file: string) =>
      `apiVersion: outlay/v1\nkind: Driver\nmetadata: { name: d }\nspec: { unit: bed, plan: { file: ${file} } }\n`;
    made.write('driver.yaml', driver('beds.csv'));
    made.write('beds.csv', 'key,period,value\nlab,2026..,10\n');
    made.write('more.csv', 'key,period,value\nlab,2026..,30\n');
    made.commit();
    made.write('beds.csv', 'key,period,value\nlab,2026..,20\n');
    const folder = new WorkspaceFolder(made.path);
    const project = new Project([]);
    const named = async () => {
      const said: unknown[] = [];
      const options = { env: {}, asOf: '2026-11-01', base: { revision: undefined } };
      for await (const { change } of folder.read(project, options)) {
        project.apply(change);
        if (change.base && isKnown(change.base))
          said.push([...change.base.texts.keys()].filter((it) => it.endsWith('.csv')));
      }
      return said;
    };
    assert.deepEqual(await named(), [[], ['beds.csv']]);
    assert.deepEqual(await named(), [['beds.csv']]);
    made.write('driver.yaml', driver('more.csv'));
    made.commit();
    assert.deepEqual(await named(), [['beds.csv'], ['more.csv']]);
  });
});
