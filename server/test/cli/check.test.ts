import assert from 'node:assert/strict';
import { readFileSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from '../host/scratch.ts';
import { AS_OF, acme, buildOnce, edit, outlay, withoutTimes } from './run.ts';

/** How a note of files without documents ends. */
const OURS = ': each begins with `apiVersion: outlay/v1` and its `kind`\n';
const CHECK = ['check', '--as-of', AS_OF];

describe('outlay check', () => {
  before(function () {
    this.timeout(60_000);
    buildOnce();
  });

  it('says in one line that nothing is wrong', () => {
    const made = acme();
    const text = withoutTimes(outlay(made.path, CHECK));
    assert.equal(text, '✓ no findings in 6 documents, 3 files (0.00 s)\n');
  });

  it('frames what is wrong, with a place that a terminal opens', () => {
    const made = acme();
    edit(made, 'budgets/payments.yaml', 'costCenter: payments', 'costCenter: paymnets');
    const text = withoutTimes(outlay(made.path, CHECK, { code: 1 }));
    assert.match(
      text,
      /^error\[unknown-reference\]: no cost center is called `paymnets`\n {2}╭─ budgets\/payments\.yaml:5:15\n 5 │ {3}costCenter: paymnets\n {3}│ {15}\^{8} did you mean `payments`/,
    );
    assert.match(text, /\n1 error in 1 of 3 files \(6 documents, 0\.00 s\)\n/);
  });

  it('tells a code that is near by its name, and a name that stands twice by its other place', () => {
    const made = acme();
    edit(made, 'budgets/payments.yaml', 'costCenter: payments', 'costCenter: CC-2110');
    edit(
      made,
      'budgets/search.yaml',
      'name: index, amount',
      'name: index, amount: 1k }\n    - { name: Index, amount',
    );
    const text = outlay(made.path, CHECK, { code: 1 });
    assert.match(text, /did you mean `CC-2100`, payments\?/);
    assert.match(
      text,
      /`Index` is already the name .*\n(?:.*\n){4} {3}= note: declared here: budgets\/search\.yaml:9:15/,
    );
  });

  it('gives places from where it was called, also with --cwd', () => {
    const made = acme();
    edit(made, 'budgets/payments.yaml', 'costCenter: payments', 'costCenter: paymnets');
    outlay(join(made.path, 'budgets'), CHECK, { code: 1, stdout: /╭─ payments\.yaml:5:15/ });
    outlay(join(made.path, 'budgets'), [...CHECK, '--cwd', '..'], {
      code: 1,
      stdout: /╭─ payments\.yaml:5:15/,
    });
  });

  it('puts carets below what they mean whatever the script, and shows what a terminal would obey', () => {
    const made = acme();
    edit(
      made,
      'budgets/search.yaml',
      '{ name: index, amount: 120k }',
      '{ name: index, title: "支払 \u202E\u001B[2J é", amount: 1e3 }',
    );
    const text = outlay(made.path, CHECK, { code: 1 });
    assert.ok(!text.includes('\u202E') && !text.includes('\u001B'), 'nothing is obeyed');
    const [row = '', carets = ''] = text.split('\n').slice(2);
    const columns = (part: string) =>
      [...part].reduce((sum, it) => sum + (/[支払]/.test(it) ? 2 : /\p{M}/u.test(it) ? 0 : 1), 0);
    assert.ok(row.includes('⟨U+202E⟩⟨U+001B⟩[2J'), row);
    assert.equal(columns(carets.slice(0, carets.indexOf('^'))), columns(row.slice(0, row.indexOf('1e3'))));
  });

  it('cuts long rows around the caret', () => {
    const made = acme();
    edit(made, 'budgets/search.yaml', '{ name: index,', `{ name: index, title: ${'x'.repeat(3_000)},`);
    made.write(
      'budgets/search.yaml',
      readFileSync(join(made.path, 'budgets/search.yaml'), 'utf8').replace('120k', '12OK'),
    );
    const rows = outlay(made.path, CHECK, { code: 1 })
      .split('\n')
      .filter((it) => it.includes('12OK') || it.includes('^'));
    assert.ok(rows.some((it) => it.includes('…')));
    for (const row of rows) assert.ok([...row].length <= 140, row);
  });

  it('speaks of the paths that were asked for only, and refuses others', () => {
    const made = acme();
    edit(made, 'budgets/payments.yaml', 'costCenter: payments', 'costCenter: paymnets');
    outlay(made.path, [...CHECK, 'budgets/search.yaml'], { stdout: /no findings in 1 document, 1 file/ });
    outlay(made.path, [...CHECK, 'budgets'], { stdout: /unknown-reference/, code: 1 });
    outlay(made.path, [...CHECK, 'nowhere.yaml'], {
      code: 2,
      stdout: '',
      stderr: 'error: no such file or folder in this workspace: nowhere.yaml\n',
    });
  });

  it('says of a path where nothing of the workspace lies that there was nothing to look at', () => {
    const made = acme();
    made.write('notes/todo.txt', 'ask the vendor\n');
    outlay(made.path, [...CHECK, 'budgets', 'notes'], {
      stdout: /no findings in 2 documents/,
      stderr: `note: no document of this workspace lies in notes${OURS}`,
    });
    made.write('notes/\u001b[31m', '');
    outlay(made.path, [...CHECK, 'notes/\u001b[31m'], {
      stderr: `note: no document of this workspace lies in notes/⟨U+001B⟩[31m${OURS}`,
    });
    outlay(made.path, ['fmt', '--check', 'notes/todo.txt'], {
      stdout: /./,
      stderr: `note: no document of this workspace lies in notes/todo.txt${OURS}`,
    });
  });

  it('says so of a file that holds documents of other tools alone', () => {
    const made = acme();
    made.write('budgets/flat.yaml', 'costCenter: payments\nlines: [{ name: seats, amount: 12k }]\n');
    outlay(made.path, [...CHECK, 'budgets/flat.yaml'], {
      stdout: /no findings in 0 documents/,
      stderr: `note: no document of this workspace lies in budgets/flat.yaml${OURS}`,
    });
    made.write('budgets/flat.yaml', 'apiVersion: outlay/v1\nkind: Budget\n\tname: seats\n');
    outlay(made.path, [...CHECK, 'budgets/flat.yaml'], { code: 1, stdout: /unreadable-yaml/ });
  });

  it('finds what is wrong in a table where it is named', () => {
    const made = acme();
    made.write('seats.csv', 'key,period,value\npayments,2026,many\n');
    made.write(
      'seats.yaml',
      'apiVersion: outlay/v1\nkind: Driver\nmetadata: { name: seats }\nspec: { unit: seat, plan: { file: seats.csv } }\n',
    );
    outlay(made.path, [...CHECK, 'seats.csv'], { code: 1, stdout: /missing-file.*row 2: `many`/ });
    outlay(made.path, [...CHECK, '--fix', 'seats.csv'], { stdout: /no findings in 0 documents/ });
  });

  it('refuses what lies outside of the workspace, even if it is there', () => {
    const made = acme();
    outlay(made.path, [...CHECK, '..'], {
      code: 2,
      stderr: 'error: no such file or folder in this workspace: ..\n',
    });
    outlay(made.path, [...CHECK, 'outlay.yaml/x'], { code: 2, stderr: /no such file or folder/ });
  });

  it('takes paths through a link to the workspace', () => {
    const made = acme();
    const links = scratch();
    symlinkSync(made.path, join(links.path, 'plan'));
    const link = join(links.path, 'plan');
    const one = { stdout: /no findings in 1 document, 1 file/ };
    outlay(links.path, [...CHECK, '--cwd', 'plan', 'budgets/search.yaml'], one);
    outlay(links.path, [...CHECK, '--cwd', made.path, join(link, 'budgets/search.yaml')], one);
    outlay(links.path, [...CHECK, '--cwd', 'plan', link], { stdout: /no findings in 6 documents, 3 files/ });
  });

  it('fixes what is safe and leaves the rest as it is', () => {
    const made = acme();
    edit(
      made,
      'budgets/payments.yaml',
      'amount: { FY2027: 1_152_000, FY2028: 1.2M } }',
      'amount: { FY2027: 1152K, FY2028: $5 } } # keep me',
    );
    const text = outlay(made.path, [...CHECK, '--fix'], { code: 1 });
    assert.match(text, /^fixed budgets\/payments\.yaml:8 {2}invalid-money: write `1152k`$/m);
    assert.match(text, /`\$5` is not money/);
    const after = readFileSync(join(made.path, 'budgets/payments.yaml'), 'utf8');
    assert.match(after, /amount: \{ FY2027: 1152k, FY2028: \$5 \} \} # keep me/);
    const again = outlay(made.path, [...CHECK, '--fix'], { code: 1 });
    assert.doesNotMatch(again, /^fixed /m);
  });

  it('fixes nothing where a file cannot be written', () => {
    const made = acme();
    edit(made, 'budgets/payments.yaml', '1_152_000', '1152K');
    renameSync(join(made.path, 'budgets/payments.yaml'), join(made.path, 'budgets/payments.txt'));
    symlinkSync('payments.txt', join(made.path, 'budgets/payments.yaml'));
    outlay(made.path, [...CHECK, '--fix'], {
      code: 3,
      stdout: '',
      stderr: /^error: budgets\/payments\.yaml: a symbolic link.*; nothing was changed\n$/,
    });
  });

  it('writes annotations for GitHub', () => {
    const made = acme();
    edit(made, 'budgets/payments.yaml', 'costCenter: payments', 'costCenter: paymnets');
    outlay(made.path, [...CHECK, '--format', 'github'], {
      code: 1,
      stdout:
        '::error file=budgets/payments.yaml,line=5,endLine=5,col=15,endColumn=23,title=unknown-reference::no cost center is called `paymnets`%0Adid you mean `payments`, CC-2100?\n',
    });
  });

  it('writes JSON with a version, places from 1 and the safety of each fix', () => {
    const made = acme();
    edit(made, 'budgets/payments.yaml', '1.2M', '12K');
    const json = JSON.parse(outlay(made.path, [...CHECK, '--format', 'json'], { code: 1 }));
    assert.equal(json.version, 1);
    assert.equal(json.summary.errors, 1);
    assert.equal(json.findings[0].code, 'invalid-money');
    assert.equal(json.findings[0].path, 'budgets/payments.yaml');
    assert.deepEqual(json.findings[0].range.start, {
      line: 8,
      column: 78,
      offset: json.findings[0].range.start.offset,
    });
    assert.equal(json.findings[0].fixes[0].safety, 'safe');
  });

  it('keeps errors that hide money, whatever level the workspace gives them', () => {
    const made = acme();
    edit(
      made,
      'outlay.yaml',
      'defaultBranch: main',
      'levels: { malformed-item: ignore, invalid-money: warning }',
    );
    edit(made, 'budgets/payments.yaml', '1.2M', '1e3');
    const text = outlay(made.path, CHECK, { code: 1 });
    assert.match(text, /error\[invalid-money\]: `1e3` is not money/);
    assert.match(text, /error\[malformed-item\]: `invalid-money` stays an error/);
  });

  it('exits 1 where totals are incomplete and a level hides why, and says what is missing', () => {
    const made = acme();
    edit(made, 'outlay.yaml', 'defaultBranch: main', 'levels: { missing-rate: ignore }');
    edit(made, 'budgets/search.yaml', '120k', '120k GBP');
    const said = 'totals are incomplete, without search/index';
    const text = withoutTimes(outlay(made.path, CHECK, { code: 1 }));
    assert.equal(
      text,
      `error: ${said}
help: \`outlay explain\` with the name says why; a level or a waiver hides the finding, not the gap

✗ no findings in 6 documents, 3 files (0.00 s)
`,
    );
    const github = [...CHECK, '--format', 'github'];
    outlay(made.path, github, { code: 1, stdout: `::error title=incomplete::${said}\n` });
    const json = JSON.parse(outlay(made.path, [...CHECK, '--format', 'json'], { code: 1 }));
    assert.deepEqual(json.incomplete, ['search/index']);
    outlay(made.path, [...CHECK, 'budgets/payments.yaml'], { stdout: /no findings in 1 document/ });
  });

  it('needs neither Git nor a base', () => {
    const made = acme();
    outlay(made.path, CHECK, { env: { PATH: '/nonexistent' }, stdout: /no findings/ });
    outlay(made.path, [...CHECK, '--base', 'nowhere'], { code: 3, stderr: /no such revision: /, stdout: '' });
  });

  it('colours only where it is wanted, and words carry everything', () => {
    const made = acme();
    edit(made, 'budgets/payments.yaml', 'costCenter: payments', 'costCenter: paymnets');
    const plain = outlay(made.path, CHECK, { code: 1 });
    const colored = outlay(made.path, CHECK, { code: 1, env: { FORCE_COLOR: '1' } });
    const both = outlay(made.path, CHECK, { code: 1, env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    assert.ok(colored.includes('\u001B['));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    assert.equal(withoutTimes(colored.replace(/\u001B\[\d+m/g, '')), withoutTimes(plain));
    assert.equal(withoutTimes(both), withoutTimes(plain));
  });
});
