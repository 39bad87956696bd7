import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Value } from '../../../src/syntax/to-value.ts';
import { type ItemSchema, validateHead, validateItem } from '../../../src/syntax/validate.ts';
import { isList } from './read.ts';

const EXAMPLES = path.join(import.meta.dirname, '../../../../examples');
const SAMPLES = path.join(import.meta.dirname, '../items/samples');

const LISTS: Readonly<Record<string, ItemSchema>> = {
  'Budget/lines': 'line',
  'CostCenterList/items': 'cost-center',
  'CategoryList/items': 'category',
  'ServiceList/items': 'service',
  'VendorList/items': 'vendor',
  'People/people': 'person',
  'AllocationPolicy/rules': 'allocation-rule',
  'ApprovalPolicy/rules': 'approval-rule',
};

describe('the shape of what is written in the language', () => {
  it('is right in the examples, apart from what is meant to be wrong', () => {
    const { items, wrong } = lookThrough(EXAMPLES);
    assert.ok(items > 120, `${items} items`);
    assert.deepEqual(wrong, ['over-budget/kitchen.yaml lines/2/catgory unknown-key']);
  });

  it('is right in the samples, apart from what this version does not compute', () => {
    const { items, wrong } = lookThrough(SAMPLES);
    assert.ok(items > 90, `${items} items`);
    assert.deepEqual(wrong, [
      '1-saas/technology.yaml /spec/envelopes not-supported-yet',
      '1-saas/technology.yaml /kind not-supported-yet',
      '2-retailer/all.yaml lines/2/growth not-supported-yet',
      '3-agency/all.yaml /spec/envelopes not-supported-yet',
      '3-agency/all.yaml /kind not-supported-yet',
      '4-platform/outlay.yaml /kind not-supported-yet',
    ]);
  });
});

/** `wrong`: file, place and code. */
function lookThrough(folder: string): { readonly items: number; readonly wrong: readonly string[] } {
  let items = 0;
  const wrong: string[] = [];
  for (const file of filesOf(folder)) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    for (const document of parseAllDocuments(text, { schema: 'failsafe' })) {
      const value: Value = document.toJS();
      const kind = textAt(value, 'kind');
      for (const it of validateHead(kind, value)) wrong.push(`${file} ${it.at} ${it.code}`);
      for (const entry of entriesOf(kind, value)) {
        items++;
        for (const it of validateItem(entry.schema, entry.item))
          wrong.push(`${file} ${entry.place}${it.at} ${it.code}`);
      }
    }
  }
  return { items, wrong };
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((it) => it.split(path.sep).join('/'))
    .filter((it) => it.endsWith('.yaml'))
    .sort();
}

interface Entry {
  readonly place: string;
  readonly item: Value;
  readonly schema: ItemSchema;
}

function entriesOf(kind: string, value: Value): readonly Entry[] {
  const spec = at(value, 'spec');
  return Object.entries(LISTS).flatMap(([key, schema]) => {
    const [of, list = ''] = key.split('/');
    const entries = of === kind ? at(spec, list) : null;
    return isList(entries) ? entries.map((item, i) => ({ place: `${list}/${i}`, item, schema })) : [];
  });
}

function at(value: Value, key: string): Value {
  return typeof value === 'object' && value !== null && !isList(value) ? (value[key] ?? null) : null;
}

function textAt(value: Value, key: string): string {
  const found = at(value, key);
  return typeof found === 'string' ? found : '';
}
