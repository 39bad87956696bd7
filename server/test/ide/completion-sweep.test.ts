/**
 * Every reference, key and fixed word of the examples, half typed: is the right one among the first three? And every prefix of
 * an example: an answer in bounded time.
 */
import assert from 'node:assert/strict';
import type { Project } from '../../src/analysis/project.ts';
import { completionsAt } from '../../src/ide/completion/completion.ts';
import type { Completion } from '../../src/ide/completion/item.ts';
import { nameKinds } from '../../src/ide/completion/references.ts';
import { ideFile } from '../../src/ide/file.ts';
import { parseItem } from '../../src/syntax/parse-item.ts';
import { readFile } from '../../src/syntax/read-file.ts';
import { example, type Files, projectOf, textSource } from '../analysis/workspaces.ts';
import { insert } from './completing.ts';
import { type Word, wordsIn } from './completion-words.ts';

/** Letters that are typed of each word. */
const TYPED = 2;
const SHARE = 0.95;
/** One in so many is taken, and its item read. */
const SAMPLED = 5;
/** Milliseconds for one answer, on a slow and busy machine. */
const PATIENCE = 2_000;

type Tally = Map<string, { found: number; of: number }>;

/** One half-typed word. */
interface Case {
  readonly path: string;
  readonly word: Word;
  /** Whether the rest of the row is there. */
  readonly rest: 'kept' | 'cut';
}

describe('completion after two letters', () => {
  it('finds what stands in the small example', () => sweep('minimal', Number.POSITIVE_INFINITY));
  it('finds what stands in 2,000 places of the large one', () => sweep('acme', 2_000));
});

describe('completion in what is being written', () => {
  it('has an answer for every prefix of the small example', () => {
    const files = example('minimal');
    const project = projectOf(files);
    let slowest = 0;
    for (const [path, text] of Object.entries(files)) {
      for (let end = 0; end <= text.length; end++) {
        project.apply({ texts: new Map([[path, textSource(text.slice(0, end))]]) });
        const file = ideFile(project, path);
        assert.ok(file);
        const start = performance.now();
        completionsAt(file, end);
        slowest = Math.max(slowest, performance.now() - start);
      }
    }
    assert.ok(slowest < PATIENCE, `${slowest} ms`);
  });

  it('has an answer everywhere in the small example', () => {
    const files = example('minimal');
    const project = projectOf(files);
    for (const path of Object.keys(files)) {
      const file = ideFile(project, path);
      assert.ok(file);
      for (let offset = 0; offset <= file.text.length; offset++)
        for (const { insert: range, replace } of completionsAt(file, offset).items)
          assert.ok(range.start <= offset && range.end === offset && replace.end >= offset);
    }
  });
});

function sweep(name: string, most: number): void {
  const files = example(name);
  const project = projectOf(files);
  const tally: Tally = new Map();
  const torn: string[] = [];
  for (const [i, it] of seeded(casesOf(files, project)).slice(0, most).entries()) {
    const { text, items } = complete(project, files, it);
    const at = items.findIndex((item) => isRight(project, item, it.word));
    count(tally, it.word.what, at >= 0 && at < 3);
    const item = items[at];
    if (
      item &&
      i % SAMPLED === 0 &&
      canBeWhole(text, it) &&
      isTorn(insert(text, item, item.text), it.word.start)
    )
      torn.push(`${it.path}: ${it.word.text} ${it.rest}`);
  }
  print(name, tally);
  assert.deepEqual(torn, [], 'what was completed cannot be read');
  for (const what of ['reference', 'key', 'fixed word']) {
    const { found, of } = tally.get(what) ?? { found: 0, of: 0 };
    assert.ok(found >= SHARE * of, `${what}: ${found} of ${of}`);
  }
}

function casesOf(files: Files, project: Project): readonly Case[] {
  return Object.keys(files).flatMap((path) => {
    const file = ideFile(project, path);
    const words = file ? wordsIn(file) : [];
    return words.flatMap((word) => (['kept', 'cut'] as const).map((rest): Case => ({ path, word, rest })));
  });
}

/** In an order that is the same every time. */
function seeded(cases: readonly Case[]): readonly Case[] {
  let state = 20_261_124;
  const keyed = cases.map((it) => {
    state = (state * 48_271) % 2_147_483_647;
    return { it, key: state };
  });
  return keyed.sort((a, b) => a.key - b.key).map(({ it }) => it);
}

function complete(
  project: Project,
  files: Files,
  { path, word, rest }: Case,
): { readonly text: string; readonly items: readonly Completion[] } {
  const whole = files[path] ?? '';
  const row = whole.indexOf('\n', word.end);
  const offset = word.start + TYPED;
  const text = whole.slice(0, offset) + whole.slice(rest === 'kept' ? word.end : row);
  project.apply({ texts: new Map([[path, textSource(text)]]) });
  const file = ideFile(project, path);
  const { items } = file ? completionsAt(file, offset) : { items: [] };
  // the offset of the word is one of the whole text
  project.apply({ texts: new Map([[path, textSource(whole)]]) });
  return { text, items };
}

/** A reference may be written as a code or a former name, and is completed as a name. */
function isRight({ head }: Project, item: Completion, { text, what, references }: Word): boolean {
  if (item.label === text) return true;
  if (what !== 'reference' || item.isDeprecated || !item.thing || text.includes('/')) return false;
  const { kind, name } = item.thing;
  return nameKinds(references).includes(kind) && head.names.resolve(kind, text)?.entity.name === name;
}

/** Brackets that were cut off cannot be closed by one word. */
function canBeWhole(text: string, { rest, word }: Case): boolean {
  const row = text.slice(text.lastIndexOf('\n', word.start) + 1, word.start);
  return rest === 'kept' || !/[{[]/.test(row);
}

/** Whether the item that holds an offset cannot be read. */
function isTorn(text: string, offset: number): boolean {
  const document = readFile(text).documents.find((it) => it.start <= offset && offset < it.end);
  if (!document) return true;
  const isHead = offset < document.gapStart || offset >= document.gapEnd;
  const entry = isHead ? undefined : document.items.findLast((it) => it.start <= offset);
  const { root } = entry ? parseItem(entry.item, 'entry') : parseItem(document.head, 'head');
  return root === undefined;
}

function count(tally: Tally, what: string, isFound: boolean): void {
  const sum = tally.get(what) ?? { found: 0, of: 0 };
  tally.set(what, { found: sum.found + Number(isFound), of: sum.of + 1 });
}

function print(name: string, tally: Tally): void {
  const parts = [...tally].map(
    ([what, { found, of }]) => `${what} ${found}/${of} (${((100 * found) / of).toFixed(1)}%)`,
  );
  process.stdout.write(
    `      completion in ${name}: right among the first three: ${parts.sort().join(', ')}\n`,
  );
}
