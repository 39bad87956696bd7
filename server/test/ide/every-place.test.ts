/** Every place that the schemas know, in rows and in braces, while somebody begins to write there. */
import assert from 'node:assert/strict';
import { completionsAt } from '../../src/ide/completion/completion.ts';
import { hover } from '../../src/ide/hover.ts';
import { entryOf, freeValueOf, keysIn, kinds, type Property, propertyAt } from '../../src/ide/schema.ts';
import { WORLD } from './completing.ts';
import { marked } from './fixture.ts';

/** Deeper than conditions in conditions nothing new comes. */
const DEEPEST = 5;

/** Keys where they are free. */
const FREE: Readonly<Record<string, string>> = {
  period: 'FY2027',
  label: 'tier',
  center: 'payments',
  rule: 'missing-owner',
  'currency-pair': 'EUR/USD',
};

interface Case {
  readonly text: string;
  /** Something is offered there. */
  readonly isMap: boolean;
}

/** Texts with the cursor where the value of a property is, or something in it; `before` ends with its colon. */
function* casesOf(property: Property, before: string, column: number): Generator<Case> {
  if (property.isLater || column > 2 * DEEPEST) return;
  yield { text: `${before} $0\n`, isMap: false };
  if (property.types.includes('map')) yield* inMap(property, before, column);
  if (property.types.includes('list')) yield* inList(property, before, column);
}

function* inMap(property: Property, before: string, column: number): Generator<Case> {
  const row = `${before}\n${' '.repeat(column)}`;
  // names for commits are anybody's own
  const isMap = property.name !== 'versions';
  for (const text of [`${row}$0\n`, `${before} { $0 }\n`, `${before} {$0`]) yield { text, isMap };
  for (const it of keysIn(property)) yield* casesOf(it, `${row}${it.name}:`, column + 2);
  const free = freeValueOf(property);
  if (free) yield* casesOf(free, `${row}${FREE[property.keys ?? ''] ?? 'x'}:`, column + 2);
}

function* inList(property: Property, before: string, column: number): Generator<Case> {
  const row = `${before}\n${' '.repeat(column)}`;
  for (const text of [`${row}- $0\n`, `${row}-$0`, `${before} [$0]\n`, `${before} [{ $0`])
    yield { text, isMap: false };
  const entry = entryOf(property);
  for (const it of entry ? keysIn(entry) : []) yield* casesOf(it, `${row}- ${it.name}:`, column + 4);
}

function* casesIn(kind: string): Generator<Case> {
  const root = propertyAt(kind, undefined, '');
  for (const it of root ? keysIn(root) : [])
    if (it.types.includes('map')) yield* casesOf(it, `apiVersion: outlay/v1\nkind: ${kind}\n${it.name}:`, 2);
}

describe('every place of the schemas', () => {
  for (const kind of kinds)
    it(`is answered in a ${kind}, and a map with keys`, () => {
      for (const { text, isMap } of casesIn(kind)) {
        const { file, offset } = marked({ ...WORLD, 'places.yaml': text });
        const { items } = completionsAt(file, offset);
        assert.ok(!isMap || items.length > 0, text);
        for (const it of items)
          assert.doesNotMatch(`${it.text}${it.detail}`, /undefined(?!$)|\[object/, text);
        hover(file, offset);
      }
    });
});
