/** What is printed on a narrow terminal breaks where it is still read. */
import assert from 'node:assert/strict';
import { Project } from '../../src/analysis/project.ts';
import type { CheckReport } from '../../src/cli/reporters/check-report.ts';
import { checkText } from '../../src/cli/reporters/check-text.ts';
import { pageText } from '../../src/cli/reporters/explain-text.ts';
import { showText } from '../../src/cli/reporters/show-text.ts';
import { widthOf } from '../../src/cli/terminal/grid.ts';
import { labelled } from '../../src/cli/terminal/labelled.ts';
import { createStyle } from '../../src/cli/terminal/style.ts';
import { complain } from '../../src/cli/workspace.ts';
import { diagnosticsIn } from '../../src/report/diagnostic.ts';
import { defaultPeriod } from '../../src/report/plan-columns.ts';
import { planReport } from '../../src/report/plan-report.ts';
import { RULES } from '../../src/rules/index.ts';
import { AS_OF, example, projectOf } from '../analysis/workspaces.ts';

const STYLE = createStyle({ colors: false, unicode: true });

const WRONG = `apiVersion: outlay/v1
kind: Workspace
metadata: { name: acme }
spec: { currency: USD, kalender: { start: 2026-07-01, pattern: monthly, named: ending } }
`;

function reportOf(text: string): CheckReport {
  const project = new Project(RULES);
  project.apply({ asOf: AS_OF, texts: new Map([['outlay.yaml', { text, hash: '' }]]) });
  return {
    diagnostics: [...diagnosticsIn(project.head, project.allFindings())],
    incomplete: [],
    applied: [],
    files: 1,
    documents: 1,
    asOf: AS_OF,
    elapsed: 0,
    pathFor: (path) => path,
  };
}

describe('a narrow terminal', () => {
  it('gets a plan that is no wider, with names cut before amounts', () => {
    const project = projectOf(example('acme'));
    project.settle();
    const { span } = defaultPeriod(project.head, AS_OF);
    const report = planReport(project, {
      center: undefined,
      by: ['line'],
      period: span,
      measure: 'spend',
      depth: undefined,
    });
    const { calendar } = project.head.settings.get();
    for (const columns of [36, 40, 60, 80]) {
      const text = showText(report, calendar, STYLE, {
        note: undefined,
        hints: ['a hint', 'another'],
        columns,
      });
      assert.deepEqual(
        text.split('\n').filter((it) => widthOf(it) > columns),
        [],
      );
      assert.match(text, / 9,365,590\.40$/m);
    }
  });

  it('gets what is said about a finding below itself, with commands and quotes in one piece', () => {
    const text = checkText(reportOf(WRONG), STYLE, { columns: 40, isTerminal: true });
    assert.deepEqual(
      text.split('\n').filter((it) => /^ {3,}(= | {4})/.test(it) && !it.includes('│')),
      [
        '   = help: properties are `currency`,',
        '       `calendar`, `basis`,',
        '       `defaultBranch`, `versions`,',
        '       `labels`, `allocation`, `levels`',
        '       and `actuals`',
        '   = fix: write `calendar`, safe:',
        '       outlay check --fix',
      ],
    );
    const broad = checkText(reportOf(WRONG), STYLE, { columns: 40, isTerminal: false });
    assert.match(broad, /`levels` and `actuals`\n.* safe: outlay check --fix\n/);
  });

  it('gets the head of a finding below itself, and every place in one piece', () => {
    const name = 'the plan for the "year" that comes.yaml';
    const report = reportOf(WRONG.replace('spec:', 'kind: Team\nspec:'));
    const text = checkText({ ...report, pathFor: () => name }, STYLE, { columns: 40, isTerminal: true });
    assert.match(text, /^error\[duplicate-key\]: `kind` stands\n {2}twice in one map, expected once\n/);
    assert.ok(text.includes(`╭─ ${name}:4:1\n`));
    const broad = checkText(report, STYLE, { columns: 40, isTerminal: false });
    assert.match(broad, /^error\[duplicate-key\]: `kind` stands twice in one map, expected once\n/);
  });

  it('gets the summary in rows that fit', () => {
    const terminal = { columns: 30, isTerminal: true };
    const found = checkText({ ...reportOf(WRONG), elapsed: 160 }, STYLE, terminal);
    assert.match(found, /^1 error in 1 of 1 file\n {2}\(1 document, 0\.16 s\)$/m);
    const silent = checkText(
      { ...reportOf(WRONG), diagnostics: [], documents: 44, files: 27 },
      STYLE,
      terminal,
    );
    assert.equal(silent, '✓ no findings in 44 documents,\n  27 files (0.00 s)\n');
  });

  it('gets the label of a place below it where the row has no room', () => {
    const labelled = WRONG.replace('metadata: { name: acme }\n', '').replace(
      'USD, kalender: { start: 2026-07-01, ',
      'USD, calendar: { start: 2026-07-01, patern: monthly, ',
    );
    const text = checkText(reportOf(labelled), STYLE, { columns: 40, isTerminal: true });
    assert.match(text, /│ {12}\^{6}\n {3}│ did you mean `pattern`\?\n/);
    const broad = checkText(reportOf(labelled), STYLE, { columns: 40, isTerminal: false });
    assert.match(broad, /\^{6} did you mean `pattern`\?\n/);
  });

  it('gets messages below themselves, with names and commands in one piece', () => {
    const said: string[] = [];
    const err = (text: string) => said.push(text);
    const world = { err, errStyle: STYLE, columns: 40, isTerminal: true };
    complain(world, 'no dimension is called `cost-center`', 'did you mean costCenter? outlay help show');
    assert.deepEqual(said.join('').split('\n'), [
      'error: no dimension is called',
      '  `cost-center`',
      'help: did you mean costCenter?',
      '  outlay help show',
      '',
    ]);
  });

  it('gets a page with its paragraphs in rows that fit, and its code as it is', () => {
    const code = '```yaml\n  - { name: seats, amount: 12k, category: saas }\n\n# a comment\n```';
    const page = `# a-code\n\nA quote that is not closed, a bracket too\nfew: \`the item\` cannot be read.\n\n## How\n\n${code}\n`;
    assert.equal(
      pageText(page, STYLE, 30),
      `a-code\n\nA quote that is not closed, a\nbracket too few: \`the item\`\ncannot be read.\n\nHow\n\n${code}\n`,
    );
  });

  it('gets what a label says below itself', () =>
    assert.deepEqual(
      labelled(
        [
          ['aliases', 'checkout-team, payments-2, old-name'],
          ['owner', 'noor'],
          ['none', ''],
        ],
        (it) => it,
        30,
      ),
      ['  aliases  checkout-team,', '           payments-2,', '           old-name', '  owner    noor'],
    ));
});
