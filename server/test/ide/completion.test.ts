import assert from 'node:assert/strict';
import { completionsAt } from '../../src/ide/completion/completion.ts';
import { kinds } from '../../src/ide/schema.ts';
import { BUDGET, labels, offered, shownStops, taken } from './completing.ts';
import { marked } from './fixture.ts';

const LINES = `${BUDGET}  lines:\n`;

describe('completion of documents', () => {
  it('offers whole documents where there is none', () => {
    assert.deepEqual(labels('$0').slice(0, kinds.length), kinds);
    const text = taken('$0', 'Budget');
    assert.match(
      text,
      /^apiVersion: outlay\/v1\nkind: Budget\nmetadata: \{ name: <insights> \}\nspec:\n {2}costCenter: <insights\|"007"\|acme\|payments\|product>\n/,
    );
    assert.match(
      text,
      /period: <FY2027\|FY2028\|FY2027\.\.FY2028>\n {2}lines:\n {4}- \{ name: <>, category: <cloud-compute\|/,
    );
  });

  it('offers nothing in a table', () => {
    const driver =
      'apiVersion: outlay/v1\nkind: Driver\nmetadata: { name: traffic }\nspec: { unit: GB, plan: { file: traffic.csv } }\n';
    const { file, offset } = marked({ 'traffic.yaml': driver, 'traffic.csv': '$0month,value\n2026-07,4\n' });
    assert.deepEqual(completionsAt(file, offset).items, []);
  });

  it('offers them behind a divider, and finds them by what they begin with', () => {
    assert.ok(labels(`${BUDGET}---\n$0`).includes('Driver'));
    assert.equal(labels('api$0')[0], 'apiVersion');
    assert.equal(labels('Bud$0')[0], 'Budget');
  });

  it('takes only `---` with nothing right behind it for the end of a document', () => {
    for (const divider of ['---', '--- # next', '...']) {
      assert.ok(labels(`${BUDGET}${divider}\n$0`).includes('Driver'), divider);
    }
    for (const key of ['---foo: 1', '...foo: 1']) {
      assert.ok(!labels(`${BUDGET}${key}\n$0`).includes('Driver'), key);
    }
  });

  it('knows the Budget of a line behind a row such as `---foo`', () => {
    const offered = (key: string) =>
      labels(
        `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: own }\n${key}spec:\n  lines:\n    - { name: one, amount: 1 }\n    - { name: two, percent: 5%, of: [own/$0] }\n`,
      );
    assert.deepEqual(offered('---foo: 1\n'), offered(''));
  });

  it('completes the kind with the rest of the document, unless that is there', () => {
    assert.match(
      taken('apiVersion: outlay/v1\nkind: Dr$0', 'Driver'),
      /kind: Driver\nmetadata: .*\nspec:\n {2}unit: /,
    );
    assert.equal(
      taken('kind: Dr$0\nmetadata: { name: x }\n', 'Driver'),
      'kind: Driver\nmetadata: { name: x }\n',
    );
  });

  it('offers the keys that a document lacks', () => {
    assert.deepEqual(labels('apiVersion: outlay/v1\n$0'), ['kind', 'metadata', 'spec']);
    assert.deepEqual(labels('apiVersion: outlay/v1\nkind: Budget\n$0\nspec:\n'), ['metadata']);
  });

  it('begins behind a byte order mark', () => {
    assert.deepEqual(labels('\uFEFFapiVersion: outlay/v1\n$0'), ['kind', 'metadata', 'spec']);
    assert.equal(
      taken('\uFEFFapiV$0\nkind: Budget\n', 'apiVersion'),
      '\uFEFFapiVersion: <outlay/v1>\nkind: Budget\n',
    );
    assert.deepEqual(labels('\uFEFF# outlay: allow missing-o$0').slice(0, 1), ['missing-owner']);
  });

  it('offers the version before anything says that a document is ours', () => {
    assert.deepEqual(labels('apiVersion: $0'), ['outlay/v1']);
    assert.deepEqual(labels('apiVersion: o$0\nkind: Budget\n'), ['outlay/v1']);
    assert.deepEqual(labels('apiVersion: $0\nkind: Pod\n'), []);
  });

  it('knows what any document is called by before anybody says its kind', () => {
    assert.deepEqual(labels('apiVersion: outlay/v1\nmetadata: { $0 }\n').slice(0, 2), ['name', 'title']);
    assert.deepEqual(labels('apiVersion: outlay/v1\nmetadata:\n  name: $0\n'), ['insights']);
    assert.deepEqual(labels('apiVersion: v1\nmetadata: { $0 }\n'), []);
    assert.deepEqual(labels('apiVersion: outlay/v1\nspec: { $0 }\n'), []);
  });

  it('leaves documents of other tools alone', () => {
    assert.deepEqual(labels('apiVersion: v1\nkind: Pod\n$0'), []);
    assert.deepEqual(labels('services:\n  web:\n    $0'), []);
    assert.deepEqual(labels('services: {}\n$0'), []);
  });
});

describe('completion of keys', () => {
  it('offers what is required first, and what is there not at all', () => {
    assert.deepEqual(labels(`${LINES}    - $0`).slice(0, 3), ['name', 'title', 'costCenter']);
    const keys = labels(`${LINES}    - name: x\n      $0\n      category: saas\n`);
    assert.ok(!keys.includes('name') && !keys.includes('category') && keys.includes('amount'));
  });

  it('offers what belongs to what is written, and nothing that excludes it', () => {
    const keys = labels(`${LINES}    - { name: x, quantity: headcount, $0 }\n`);
    assert.equal(keys[0], 'unitPrice');
    assert.ok(!keys.includes('amount') && !keys.includes('percent'));
    assert.equal(labels(`${LINES}    - { name: x, percent: 2%, $0`)[0], 'of');
  });

  it('offers conditions, which hold others without end', () => {
    const rule = (text: string) =>
      `kind: AllocationPolicy\nspec:\n  rules:\n    - name: x\n      match:\n        ${text}\n`;
    assert.deepEqual(labels(rule('$0')).slice(0, 3), ['any', 'not', 'costCenter']);
    assert.match(taken(rule('an$0'), 'any'), /match:\n {8}any:\n {10}- costCenter: </);
    assert.deepEqual(labels(rule('any:\n          - $0')).slice(0, 3), ['any', 'not', 'costCenter']);
  });

  it('offers the dash of a list that is not begun, and of no other', () => {
    assert.equal(labels(`${LINES}  $0\n`)[0], '- name:');
    assert.equal(labels(`${LINES}    - name: x\n  $0\n`)[0], 'costCenter');
    assert.equal(labels(`${BUDGET}  lines:\n  - name: x\n  $0\n`)[0], '- name:');
  });

  it('leaves out what this version does not read', () => {
    const keys = labels(`${LINES}    - name: x\n      $0\n`);
    assert.ok(!keys.includes('growth') && !keys.includes('project'));
  });

  it('writes values of the workspace to choose from', () => {
    const text = `${LINES}    - name: x\n      cat$0\n`;
    assert.ok(taken(text, 'category').includes('category: <cloud-compute|cloud-database|'));
    assert.ok(taken(`${BUDGET}  cur$0\n`, 'currency').includes('currency: <USD|EUR>'));
    assert.ok(taken(`${BUDGET}  cost$0\n`, 'costCenter').includes('costCenter: <insights|'));
  });

  it('writes no colon where one stands', () => {
    assert.equal(taken(`${BUDGET}  co$0: payments\n`, 'costCenter'), `${BUDGET}  costCenter: payments\n`);
    assert.equal(
      taken(`${LINES}    - { name: x, ca$0tgory: saas }`, 'category'),
      `${LINES}    - { name: x, category: saas }`,
    );
  });

  it('indents lists and maps, and stays on the row in flow style', () => {
    assert.equal(taken(`${BUDGET}  lin$0`, 'lines'), `${BUDGET}  lines:\n    - name: <>`);
    assert.equal(
      taken('kind: Workspace\nspec:\n  cal$0\n', 'calendar', 'outlay.yaml'),
      'kind: Workspace\nspec:\n  calendar:\n    start: <>\n',
    );
    assert.ok(
      taken('kind: Workspace\nspec: { cal$0 }\n', 'calendar', 'outlay.yaml').includes('{ calendar: { <> } }'),
    );
  });

  it('offers dashes where entries of a list begin', () => {
    assert.deepEqual(labels(`${LINES}    $0`), ['- name:']);
    assert.deepEqual(labels(`${LINES}    - name: x\n    $0`), ['- name:']);
    assert.equal(
      taken(`${LINES}    - { name: x }\n    $0`, '- { name:  }'),
      `${LINES}    - { name: x }\n    - { name: <> }`,
    );
    assert.ok(labels(`${BUDGET}  lines:\n  $0`).includes('- name:'));
    assert.equal(taken(`${LINES}    -$0`, 'name'), `${LINES}    - name: <>`);
  });

  it('sets a row that stands aside to its column', () => {
    assert.equal(
      taken(`${LINES}    - name: x\n       $0\n`, 'amount'),
      `${LINES}    - name: x\n      amount: <>\n`,
    );
  });

  it('has the text of the schema', () => {
    const item = offered(`${LINES}    - name: x\n      am$0\n`)[0];
    assert.equal(item?.detail, 'Amount');
    assert.match(item?.documentation ?? '', /^The money: a total.*\n\n```yaml\namount: 1\.2M\n```$/);
  });

  it('offers columns of the bill, dimensions and labels in conditions', () => {
    const text = (typed: string) =>
      `kind: AllocationPolicy\nspec:\n  rules:\n    - { name: a, match: { tags.app: x } }\n    - { name: x, match: { ${typed} } }\n`;
    assert.deepEqual(labels(text('Serv$0')).slice(0, 2), ['ServiceName', 'ServiceCategory']);
    assert.equal(labels(text('cost$0'))[0], 'costCenter');
    assert.equal(labels(text('tags$0'))[0], 'tags.app');
    assert.equal(labels(text('lab$0'))[0], 'labels.tier');
  });

  it('offers codes as keys of levels', () => {
    const text = 'kind: Workspace\nspec:\n  levels:\n    unused-d$0\n';
    assert.ok(
      taken(text, 'unused-driver', 'outlay.yaml').endsWith('unused-driver: <error|warning|info|ignore>\n'),
    );
  });
});

describe('completion in comments', () => {
  it('writes a waiver with the codes found there', () => {
    const text = `${BUDGET}  # out$0\n  costCenter: nobody\n`;
    const [item] = offered(text);
    assert.equal(
      item && shownStops(item),
      '# outlay: allow <unknown-reference> until <2027-02-22|2026-12-24|2027-06-30> -- <reason>',
    );
    assert.equal(item?.text, '# outlay: allow unknown-reference until 2027-02-22 -- reason');
  });

  it('completes its code, its day and its reason', () => {
    assert.deepEqual(
      labels(`${BUDGET}  # outlay: allow unk$0\n  costCenter: nobody\n`)[0],
      'unknown-reference',
    );
    assert.ok(!labels(`# outlay: allow $0\n`).includes('unreadable-yaml'));
    assert.deepEqual(labels('# outlay: allow unknown-key until $0'), [
      '2027-02-22',
      '2026-12-24',
      '2027-06-30',
    ]);
    assert.equal(
      taken('# outlay: allow unknown-key until 2027-01-01 $0', '--'),
      '# outlay: allow unknown-key until 2027-01-01 -- <reason>',
    );
  });

  it('says nothing in prose', () => assert.deepEqual(labels('# what this is for $0'), []));
});
