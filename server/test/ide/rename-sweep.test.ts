/** Every name there and back: no money moves, nothing is found that was not, and the bytes are the same again. */
import assert from 'node:assert/strict';
import { random } from '../../bench/project/random.ts';
import type { Project } from '../../src/analysis/project.ts';
import { applyEdits } from '../../src/base/text.ts';
import { ideFile } from '../../src/ide/file.ts';
import { prepareRename, rename } from '../../src/ide/rename.ts';
import { example, type Files, findingRows, knownImpact, projectOf } from '../analysis/workspaces.ts';
import { cursorsIn, cursorsOf, everyPlace, everyPrefix, somePlaces, walk } from './sweeps.ts';

/** A name that is declared: the file, and the offset of the name. */
interface Declaration {
  readonly path: string;
  readonly offset: number;
  readonly text: string;
}

function declarations(project: Project, files: Files): readonly Declaration[] {
  return [...cursorsOf({ project, files })].flatMap(({ meaning, file, range, node }) =>
    meaning.is === 'name' && meaning.how === 'name'
      ? [{ path: file.path, offset: range.start, text: node.text }]
      : [],
  );
}

/** The texts after a rename. */
function renamed(
  project: Project,
  files: Files,
  { path, offset }: Omit<Declaration, 'text'>,
  name: string,
): Files {
  const file = ideFile(project, path);
  assert.ok(file);
  const edits = rename(file, offset, name);
  assert.ok(!('refused' in edits), 'refused' in edits ? edits.refused : '');
  const changed = Array.from(edits, ([it, of]) => [it, applyEdits(files[it] ?? '', of)]);
  return { ...files, ...Object.fromEntries(changed) };
}

/** Where the name stands now. */
function offsetOf(project: Project, path: string, name: string): number {
  const file = ideFile(project, path);
  for (const { meaning, node, range } of file ? cursorsIn(file) : [])
    if (meaning.is === 'name' && meaning.how === 'name' && node.text === name) return range.start;
  return -1;
}

/** How many findings there are by code. */
function counts(project: Project): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const row of findingRows(project)) {
    const code = row.split(' ')[1] ?? '';
    found.set(code, (found.get(code) ?? 0) + 1);
  }
  return found;
}

function check(files: Files, declaration: Declaration): void {
  const before = projectOf(files, files);
  const name = `${declaration.text}-x`;
  const there = renamed(before, files, declaration, name);
  const after = projectOf(there, files);
  const { centers, months, incomplete, measures } = knownImpact(after);
  assert.deepEqual([months, incomplete], [[], knownImpact(before).incomplete], declaration.text);
  assert.equal(measures.thisYear.before, measures.thisYear.after);
  for (const it of centers) assert.deepEqual(it.years, [], `${declaration.text}: ${it.center}`);
  const worse = [...counts(after)].filter(([code, count]) => count > (counts(before).get(code) ?? 0));
  assert.deepEqual(worse, [], declaration.text);
  const { path } = declaration;
  const back = renamed(after, there, { path, offset: offsetOf(after, path, name) }, declaration.text);
  assert.deepEqual(back, files, declaration.text);
}

describe('rename, everywhere', () => {
  it('goes there and back with every name of minimal', () => {
    const files = example('minimal');
    const all = declarations(projectOf(files), files);
    for (const it of all) check(files, it);
    process.stdout.write(`      renames there and back: ${all.length} of minimal\n`);
  });

  it('goes there and back with names of acme', () => {
    const files = example('acme');
    const all = declarations(projectOf(files), files);
    const { pick } = random(11);
    for (let i = 0; i < 40; i++) check(files, pick(all));
    process.stdout.write(`      renames there and back: 40 of the ${all.length} of acme\n`);
  }).timeout(60_000);

  it('fails nowhere', () => {
    for (const [file, offset] of everyPlace(walk('minimal'))) prepareRename(file, offset);
    for (const [file, offset] of somePlaces(walk('acme'), 2000))
      if (!('refused' in prepareRename(file, offset))) rename(file, offset, 'another-name');
  });

  it('fails in no beginning of a file', () => {
    for (const file of everyPrefix(walk('minimal').files)) rename(file, file.text.length, 'another-name');
  });
});
