import assert from 'node:assert/strict';
import { cursorAt } from '../../src/ide/cursor.ts';
import { marked } from './fixture.ts';

/** The single place that knows how a cursor is asked for. */
function at(row: string, rest = ''): string | undefined {
  const { file, offset } = marked({ 'plan.yaml': budget(row) + rest });
  const cursor = cursorAt(file, offset);
  if (!cursor) return undefined;
  const { meaning, at: pointer, part } = cursor;
  const what =
    meaning.is === 'reference' ? `${meaning.mention.kinds.join('|')} ${meaning.mention.text}` : meaning.is;
  return `${pointer} ${part}: ${what}`;
}

function budget(rows: string): string {
  return `apiVersion: outlay/v1
kind: Budget
metadata: { name: shop }
spec:
  costCenter: shop
  lines:
    - ${rows}
`;
}

function document(kind: string, spec: string): string {
  return `apiVersion: outlay/v1\nkind: ${kind}\nmetadata: { name: it }\nspec:\n${spec}`;
}

function inDocument(kind: string, spec: string): string | undefined {
  return at('{ name: a, amount: 1 }', `---\n${document(kind, spec)}`);
}

describe('the cursor', () => {
  it('stands on a key', () => assert.equal(at('{ name: a, amo$0unt: 1 }'), '/amount key: key'));

  it('stands on a name, a code and an alias where they are declared', () => {
    assert.equal(at('{ name: a$0, amount: 1 }'), '/name value: name');
    assert.equal(at('{ name: a, code: $0A1, amount: 1 }'), '/code value: name');
    assert.equal(at('{ name: a, aliases: [b, "c$0"], amount: 1 }'), '/aliases/1 value: name');
  });

  it('stands on a reference, without its prefix', () => {
    assert.equal(at('{ name: a, category: sa$0as }'), '/category value: category saas');
    assert.equal(at('{ name: a, costCenter: center/$0shop }'), '/costCenter value: center shop');
  });

  it('stands on either half of the values of another center', () => {
    const row = (text: string) => `{ name: a, quantity: ${text}, unitPrice: 1/month }`;
    assert.equal(at(row('head$0count/search')), '/quantity value: driver headcount');
    assert.equal(at(row('headcount/sea$0rch')), '/quantity value: center search');
    assert.equal(at(row('"driver/headcount/center/sea$0rch"')), '/quantity value: center search');
    assert.equal(at(row('"headcount$0/search"')), '/quantity value: driver headcount');
    assert.equal(at(row('"headcount/search"$0')), '/quantity value: center search');
    assert.equal(at(row('1$02')), '/quantity value: number');
  });

  it('stands on a line of this Budget and of another one', () => {
    const row = (text: string) => `{ name: a, percent: 5%, of: [${text}] }`;
    assert.equal(at(row('wa$0ges')), '/of/0 value: line wages');
    assert.equal(at(row('web/wa$0ges')), '/of/0 value: line web/wages');
    assert.equal(at(row('w$0eb/wages')), '/of/0 value: budget web');
  });

  it('stands on periods as keys and as values', () => {
    assert.equal(at('{ name: a, amount: { 2026$0-05: 1 } }'), '/amount/2026-05 key: period');
    assert.equal(at('{ name: a, period: FY$02027 }'), '/period value: period');
    assert.equal(at('{ name: a, amount: { 2026-05: $01k } }'), '/amount/2026-05 value: number');
  });

  it('stands on keys that are references', () => {
    assert.equal(
      inDocument('Driver', '  plan:\n    sh$0op: { 2026-01..: 4 }\n'),
      '/spec/plan/shop key: center shop',
    );
    const split = (to: string) =>
      inDocument('AllocationPolicy', `  splits:\n    - { name: x, from: a, to: ${to} }\n`);
    assert.equal(split('{ sh$0op: 60%, rest: rest }'), '/to/shop key: center shop');
    assert.equal(split('{ 2026$0-01..: { shop: 100% } }'), '/to/2026-01.. key: period');
    assert.equal(split('{ unallo$0cated: 100% }'), '/to/unallocated key: key');
    assert.equal(split('{ 2026-01..: { sh$0op: 100% } }'), '/to/2026-01../shop key: center shop');
  });

  it('stands on values of conditions, and not on their operators', () => {
    const rule = (match: string) =>
      inDocument(
        'AllocationPolicy',
        `  rules:\n    - { name: x, match: { ${match} }, assign: { category: saas } }\n`,
      );
    assert.equal(rule('vendor: [aws, az$0ure]'), '/match/vendor/1 value: vendor azure');
    assert.equal(rule('vendor: { prefix: a$0w }'), '/match/vendor/prefix value: text');
  });

  it('stands on what is none of them', () => {
    assert.equal(at('{ name: a, treatment: cap$0ex }'), '/treatment value: word');
    assert.equal(at('{ name: a, currency: E$0UR }'), '/currency value: currency');
    assert.equal(
      inDocument('FxRates', '  plan: { EUR/$0USD: 1.1 }\n'),
      '/spec/plan/EUR~1USD key: currency-pair',
    );
    assert.equal(inDocument('Driver', '  unit: per$0son\n'), '/spec/unit value: unit');
    assert.equal(inDocument('Driver', '  plan: { file: a$0.csv }\n'), '/spec/plan/file value: file');
    assert.equal(
      inDocument('Workspace', '  levels: { missing-$0owner: info }\n'),
      '/spec/levels/missing-owner key: rule',
    );
    assert.equal(
      inDocument('ApprovalPolicy', '  rules:\n    - { name: x, approvers: [ow$0ner] }\n'),
      '/approvers/0 value: text',
    );
  });

  it('knows references of a line that cannot be read', () => {
    assert.equal(at('{ category: sa$0as, amount: 5 }'), '/category value: category saas');
    assert.equal(
      at('{ name: a, quantity: head$0count, unitPrice: oops }'),
      '/quantity value: driver headcount',
    );
  });

  it('stands on what is behind the entries, and at the end of a file without a line break', () => {
    const rules = '  rules:\n    - { name: x, match: {}, assign: { category: saas } }\n';
    const splits = '  splits: [{ name: y, from: sh$0op, to: [web], by: even }]\n';
    assert.equal(inDocument('AllocationPolicy', rules + splits), '/spec/splits/0/from value: center shop');
    const { file, offset } = marked({
      'plan.yaml': `${budget('name: a\n      category: saas').trimEnd()}$0`,
    });
    assert.equal(cursorAt(file, offset)?.at, '/category');
  });

  it('is nowhere between scalars and in broken YAML', () => {
    assert.equal(at('{ name: a,$0 amount: 1 }'), undefined);
    assert.equal(at('{ name: "a, amo$0unt: 1 }'), undefined);
    assert.equal(at('{ name: a, amount: 1 }', '\n# remark $0\n'), undefined);
  });

  it('leads into an entry of a document that could not be cut', () => {
    const text =
      'apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: b }\nspec: { lines: [{ name: a, category: sa$0as, amount: 1 }] }\n';
    const { file, offset } = marked({ 'plan.yaml': text });
    const cursor = cursorAt(file, offset);
    assert.equal(cursor?.at, '/category');
    assert.equal(cursor?.unit.entity?.name, 'a');
    assert.equal(cursor?.property?.name, 'category');
  });
});
