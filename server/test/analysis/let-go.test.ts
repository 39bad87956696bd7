/** What is written otherwise by now, or gone, is not kept alive by what once read it. */
import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Fold } from '../../src/analysis/engine/fold.ts';
import { Derived, Graph, Input } from '../../src/analysis/engine/graph.ts';
import { counter } from '../../src/analysis/engine/groups.ts';
import type { Project } from '../../src/analysis/project.ts';
import { example, projectOf, textSource } from './workspaces.ts';

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** Whether an object is gone after a collection. */
async function isGone(reference: WeakRef<object>): Promise<boolean> {
  // what a reference was asked for lives until the end of the turn
  await new Promise((resume) => setImmediate(resume));
  assert.ok(typeof collect === 'function');
  collect();
  return reference.deref() === undefined;
}

function put(project: Project, path: string, text: string | undefined): void {
  project.apply({ texts: new Map([[path, text === undefined ? undefined : textSource(text)]]) });
  for (const _ of project.allFindings());
  project.moved.all();
}

/** The first item of the first document of a file. */
function firstItem({ head }: Project, path: string): WeakRef<object> {
  const [key = ''] = head.files.get(path)?.documents.get() ?? [];
  const item = head.documents.get(key)?.content.get().items[0];
  assert.ok(item);
  return new WeakRef(item);
}

describe('a project lets go', () => {
  const files = example('acme');

  it('of an item that is written otherwise', async () => {
    const path = 'cost-centers.yaml';
    const project = projectOf(files, files);
    const titled = (title: string) => (files[path] ?? '').replace(/title: [^,}]+/, `title: ${title}`);
    put(project, path, titled('First'));
    const item = firstItem(project, path);
    assert.match(JSON.stringify(item.deref()), /First/);
    put(project, path, titled('Second'));
    assert.ok(await isGone(item));
  });

  it('of a Budget that came and went', async () => {
    const project = projectOf(files, files);
    const budget = (files['budgets/payments.yaml'] ?? '').replace('name: payments', 'name: more');
    put(project, 'budgets/more.yaml', budget);
    put(project, 'budgets/more.yaml', `${budget}# edited\n`);
    const item = firstItem(project, 'budgets/more.yaml');
    put(project, 'budgets/more.yaml', undefined);
    assert.ok(await isGone(item));
  });
});

describe('a fold', () => {
  it('lets go of a member with all that it read', () => {
    const graph = new Graph();
    const read = new Input(graph, 1);
    const fold = new Fold<number, number, number, number>(graph, counter, (unit, _, emit) => emit(unit, 1));
    fold.put('one', new Derived(graph, 'one', () => [read.get()]));
    for (const _ of graph.settling());
    assert.equal(read.isRead, true);
    fold.drop('one');
    assert.equal(read.isRead, false);
  });

  it('knows no key that nothing adds to and nobody reads', () => {
    const graph = new Graph();
    const asked = new Input(graph, 'p');
    const fold = new Fold<string, string, number, number>(graph, counter, (unit, _, emit) => emit(unit, 1));
    const names = new Input<readonly string[]>(graph, ['payments']);
    fold.put('names', new Derived(graph, 'names', () => names.get()));
    const count = new Derived(graph, 'count', () => fold.at(asked.get()));
    for (const typed of ['p', 'pa', 'pay']) {
      asked.set(typed);
      for (const _ of graph.settling());
      assert.equal(count.get(), 0);
    }
    assert.deepEqual([...fold.keys()].sort(), ['pay', 'payments']);
    names.set([]);
    for (const _ of graph.settling());
    assert.deepEqual([...fold.keys()], ['pay']);
    assert.equal(fold.at('nobody'), 0);
    assert.deepEqual([...fold.keys()], ['pay']);
  });
});
