import assert from 'node:assert/strict';
import {
  entryOf,
  formatWords,
  freeValueOf,
  keysIn,
  kinds,
  kindText,
  propertyAt,
} from '../../src/ide/schema.ts';

function names(kind: string, list: string | undefined, at: string): readonly string[] {
  const found = propertyAt(kind, list, at);
  return found ? keysIn(found).map((it) => it.name) : [];
}

describe('the schemas in the editor', () => {
  it('tell what a document may hold, what is required first', () => {
    assert.deepEqual(names('Budget', undefined, ''), ['apiVersion', 'kind', 'metadata', 'spec']);
    assert.deepEqual(names('Budget', undefined, '/metadata').slice(0, 2), ['name', 'title']);
    assert.equal(names('Workspace', undefined, '/spec')[0], 'currency');
    assert.deepEqual(names('ApprovalPolicy', 'rules', '').slice(0, 2), ['name', 'approvers']);
  });

  it('tell what an entry of a list is, by the list or by the pointer from the document', () => {
    const amount = propertyAt('Budget', 'lines', '/amount');
    assert.equal(amount?.title, 'Amount');
    assert.equal(amount.format, 'outlay-price');
    assert.equal(amount.keys, 'period');
    assert.deepEqual(amount.types, ['text', 'map']);
    assert.deepEqual(amount.examples, ['1.2M', '100k/month', '{ 2026-11: 80k, 2026-12: 120k }']);
    assert.deepEqual(propertyAt('Budget', undefined, '/spec/lines/3/amount'), amount);
    assert.deepEqual(propertyAt('Budget', 'lines', '/amount/FY2027')?.format, 'outlay-price');
  });

  it('tell the reference from the entry that is called the same', () => {
    assert.deepEqual(propertyAt('Budget', 'lines', '/category')?.references, ['category']);
    assert.deepEqual(names('CategoryList', 'items', '').slice(0, 2), ['name', 'title']);
  });

  it('let what stands beside a reference go before what it refers to', () => {
    const { description = '', references } =
      propertyAt('AllocationPolicy', 'splits', '/match/costCenter') ?? {};
    assert.match(description, /with all that lie below it/);
    assert.deepEqual(references, ['center']);
    assert.equal(propertyAt('Driver', undefined, '/spec/plan')?.keys, 'center');
    assert.equal(propertyAt('FxRates', undefined, '/spec/plan')?.keys, 'currency-pair');
  });

  it('lead into lists, free maps and patterns', () => {
    const approvers = propertyAt('ApprovalPolicy', 'rules', '/approvers');
    assert.deepEqual(approvers && entryOf(approvers)?.references, ['person', 'team', 'owner']);
    const levels = propertyAt('Workspace', undefined, '/spec/levels');
    assert.deepEqual(levels && freeValueOf(levels)?.words, ['error', 'warning', 'info', 'ignore']);
    assert.equal(propertyAt('AllocationPolicy', 'rules', '/match/ServiceName')?.title, 'Test');
    assert.equal(
      propertyAt('AllocationPolicy', 'rules', '/match/not/any/0/tags.app/prefix')?.title,
      'Prefix',
    );
  });

  it('leave out the words and types of a later version, and mark its properties', () => {
    assert.deepEqual(propertyAt('Workspace', undefined, '/spec/calendar/pattern')?.words, [
      'monthly',
      '4-4-5',
    ]);
    assert.deepEqual(propertyAt('Budget', 'lines', '/phasing')?.types, ['text']);
    assert.equal(propertyAt('Budget', 'lines', '/growth')?.isLater, true);
  });

  it('know nothing where nothing may stand', () => {
    assert.equal(propertyAt('Budget', 'lines', '/amont'), undefined);
    assert.equal(propertyAt('Ship', undefined, ''), undefined);
  });

  it('have a text for each kind and each format', () => {
    assert.equal(kinds.length, 11);
    assert.ok(kinds.every((it) => (kindText(it) ?? '').length > 20));
    assert.match(kindText('Contract') ?? '', /vendor/);
    assert.equal(formatWords('outlay-percent')?.title, 'percent');
  });
});
