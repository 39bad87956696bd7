/** A long list that an earlier run has read: items that nobody asks for stay unread, and who asks finds what a reader would. */
import assert from 'node:assert/strict';
import { KnownList, nameIndex } from '../../src/analysis/memory/known-list.ts';
import type { Names } from '../../src/analysis/model/names.ts';
import { Project } from '../../src/analysis/project.ts';
import { readContents, writeContents } from '../../src/host/contents.ts';
import { AS_OF, type Files, projectOf, texts } from './workspaces.ts';

const COUNT = 300;

function centers(more: string): string {
  const items = Array.from(
    { length: COUNT },
    (_, i) => `    - { name: c-${i}, code: K-${i}, parent: c-${i >> 1} }\n`,
  );
  return `apiVersion: outlay/v1\nkind: CostCenterList\nmetadata: { name: all }\nspec:\n  items:\n${items.join('')}${more}`;
}

const WORKSPACE = 'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: w }\nspec: { currency: EUR }\n';

/** A workspace whose list is known, and how many of its items were read. */
function recalled(files: Files): { readonly project: Project; readonly read: () => number } {
  let count = 0;
  const contents = [...readContents(writeContents(projectOf(files).contents()))].map(([id, documents]) => {
    const counting = documents.map(({ content, at }) => {
      const names = nameIndex(content);
      if (!names) return { content, at };
      const { kind, name, head, items } = content;
      const read = (i: number) => {
        count++;
        const item = items[i];
        assert.ok(item);
        return item;
      };
      return { at, content: new KnownList({ kind, name, head, names, length: items.length }, read) };
    });
    return [id, counting] as const;
  });
  const project = new Project([]);
  project.apply({ asOf: AS_OF, texts: texts(files), contents: new Map(contents) });
  return { project, read: () => count };
}

/** What a spelling means, and all that spell themselves so. */
function meanings({ names }: { readonly names: Names }, text: string): unknown {
  const places = names.all('center', text).map(({ document, how, entity }) => [document, how, entity]);
  return [places, names.resolve('center', text)?.entity];
}

const SPELLINGS = ['c-7', 'C-7', 'k-7', 'c-299', 'c-300', 'former', 'twice', 'constructor', ''];

function sameMeanings(project: Project, files: Files): void {
  const cold = projectOf(files);
  for (const it of [project, cold]) it.settle();
  for (const it of SPELLINGS) assert.deepEqual(meanings(project.head, it), meanings(cold.head, it), it);
  assert.deepEqual(project.head.tree.above('c-7'), cold.head.tree.above('c-7'));
}

describe('a long list that is known', () => {
  const files: Files = {
    'outlay.yaml': WORKSPACE,
    'centers.yaml': centers('    - { name: last, aliases: [former, twice, twice] }\n'),
    'more.yaml': centers('').replaceAll('c-', 'd-').replaceAll('K-', 'c-').replace('name: all', 'name: more'),
  };

  it('is read as far as somebody asks', () => {
    const { project, read } = recalled(files);
    project.settle();
    assert.equal(read(), 0);
    assert.equal(project.head.names.resolve('center', 'former')?.entity.name, 'last');
    assert.equal(read(), 1);
    project.head.tree.above('c-7');
    assert.ok(read() < 10, `${read()} items were read`);
  });

  it('means what it says', () => sameMeanings(recalled(files).project, files));

  it('means what it says when another declares its names, whichever comes first', () => {
    for (const path of ['a.yaml', 'z.yaml']) {
      const { project } = recalled(files);
      for (const it of SPELLINGS) meanings(project.head, it);
      const more = { ...files, [path]: centers('').replace('name: all', `name: ${path[0]}`) };
      project.apply({ texts: texts(more) });
      sameMeanings(project, more);
    }
  });

  it('means what it says after an edit, and when it is gone', () => {
    const { project } = recalled(files);
    meanings(project.head, 'c-7');
    const edited = { ...files, 'centers.yaml': centers('').replace('name: c-7,', 'name: twice,') };
    project.apply({ texts: texts(edited) });
    sameMeanings(project, edited);
    const { 'centers.yaml': _, ...rest } = edited;
    project.apply({ texts: new Map([['centers.yaml', undefined]]) });
    sameMeanings(project, rest);
  });

  it('is among all names', () => {
    const spelled = ({ head }: Project) =>
      head.names
        .spellings('center')
        .map((it) => `${it.document} ${it.how} ${it.text}`)
        .sort();
    const { project } = recalled(files);
    const cold = projectOf(files);
    cold.settle();
    assert.deepEqual(spelled(project), spelled(cold));
    sameMeanings(project, files);
  });
});
