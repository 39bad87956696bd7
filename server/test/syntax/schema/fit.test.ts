import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HEADS, ITEMS, type ItemSchema } from '../../../src/syntax/generated/schema-index.ts';
import { checkHead, checkItem } from '../../../src/syntax/generated/validators.js';
import type { Value } from '../../../src/syntax/to-value.ts';
import { headFits, itemFits } from '../../../src/syntax/validate-fit.ts';
import { isList, nodeFor } from './read.ts';
import { schemas } from './schemas.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261124);

/** Where a value is changed, and by what. */
interface Change {
  readonly at: number;
  readonly to: Value;
  readonly key: string;
  readonly how: 'set' | 'remove' | 'add';
}

const names = [...schemas.values()].flatMap((it) => Object.keys(it.properties ?? {}));
const text = fc.constantFrom('a', '5', 'true', 'opex', 'even', '4-4-5', '4-5-4', 'error', '', 'P12');
const key = fc.constantFrom(
  ...new Set(names),
  'like',
  'any',
  'not',
  'cost',
  'from',
  'tags.app',
  'ServiceName',
  '__proto__',
  'xyzzy',
);
const value: fc.Arbitrary<Value> = fc.oneof(
  text,
  fc.constant(null),
  fc.array(fc.oneof(text, fc.constant(null)), { maxLength: 2 }),
  fc.dictionary(key, text, { maxKeys: 2 }),
);
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(9),
  to: value,
  key,
  how: fc.constantFrom('set', 'remove', 'add'),
});

const examples: readonly (readonly [file: string, example: Value])[] = [...schemas].flatMap(([file, it]) =>
  (it.examples ?? []).map((example) => [file, asText(example)] as const),
);

describe(`the short way to "nothing is wrong" (seed ${SEED})`, () => {
  it('agrees with the validators on examples that were changed', () => {
    let right = 0;
    let wrong = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...examples),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        ([file, example], changes) => {
          const it = changes.reduce((before, by) => changed(before, by), example);
          if (file.startsWith('items/')) {
            const item = file.slice('items/'.length);
            assert.ok(isItem(item));
            const isRight = checkItem(item, it).length === 0;
            assert.equal(itemFits(item, nodeFor(it)), isRight);
            if (isRight) right++;
            else wrong++;
          } else if (file in HEADS)
            assert.equal(headFits(file, nodeFor(it)), checkHead(file, it).length === 0);
        },
      ),
      { seed: SEED, numRuns: 5000 },
    );
    assert.ok(right > 300 && wrong > 300, `${right} right, ${wrong} wrong`);
  });
});

function isItem(name: string): name is ItemSchema {
  return Object.hasOwn(ITEMS, name);
}

/** Changes the part that is reached after `at` steps through the value. */
function changed(whole: Value, by: Change): Value {
  let left = by.at;
  const walk = (it: Value): Value => {
    if (left-- === 0 && by.how === 'set') return by.to;
    if (it === null || typeof it === 'string') return it;
    return isList(it) ? it.map(walk) : walkMap(Object.entries(it));
  };
  const walkMap = (entries: readonly (readonly [string, Value])[]): Value => {
    const map: { [key: string]: Value } = Object.create(null);
    for (const [name, part] of entries) {
      if (left === 0 && by.how === 'remove') left--;
      else map[name] = walk(part);
    }
    if (left === 0 && by.how === 'add') map[by.key] = by.to;
    return map;
  };
  return walk(whole);
}

function asText(example: unknown): Value {
  if (Array.isArray(example)) return example.map(asText);
  if (typeof example !== 'object' || example === null) return String(example);
  const map: { [key: string]: Value } = Object.create(null);
  for (const [name, it] of Object.entries(example)) map[name] = asText(it);
  return map;
}
