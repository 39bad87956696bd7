/** More findings than a call takes as arguments. */
import assert from 'node:assert/strict';
import type { Draft, Rule } from '../../src/analysis/findings/rule.ts';
import { Project } from '../../src/analysis/project.ts';
import { checkGithub } from '../../src/cli/reporters/check-github.ts';
import { checkJson } from '../../src/cli/reporters/check-json.ts';
import type { CheckReport } from '../../src/cli/reporters/check-report.ts';
import { checkText } from '../../src/cli/reporters/check-text.ts';
import { createStyle } from '../../src/cli/terminal/style.ts';
import { diagnosticsIn, placedFindings } from '../../src/report/diagnostic.ts';
import { duplicateName } from '../../src/rules/duplicate-name/duplicate-name.ts';
import { lowerHead } from '../../src/syntax/lower.ts';

const MANY = 130_000;
const TEXT = 'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: acme }\nspec: { currency: USD }\n';

/** Says as much about the head of each document. */
const talkative: Rule = {
  meta: { code: 'talkative', summary: '', severity: 'warning', since: '0.1.0', waivable: true },
  *unit({ unit, document }): Generator<Draft> {
    if (document !== '') for (let i = 0; i < MANY; i++) yield { unit, at: '/spec', message: `no ${i}` };
  },
};

function report(): CheckReport {
  const project = new Project([talkative]);
  project.apply({ asOf: '2026-11-18', texts: new Map([['outlay.yaml', { text: TEXT, hash: '' }]]) });
  const diagnostics = [...diagnosticsIn(project.head, project.allFindings())];
  return {
    diagnostics,
    incomplete: [],
    applied: [],
    files: 1,
    documents: 1,
    asOf: project.asOf,
    elapsed: 0,
    pathFor: (path) => path,
  };
}

describe('many findings that belong to one place', () => {
  it('have its text read a few times, not once each', () => {
    const lines = Array.from({ length: 2000 }, (_, i) => `    - { name: twin, amount: 5k } # ${i}\n`);
    const text = `${TEXT}---\napiVersion: outlay/v1\nkind: Budget\nmetadata: { name: b }\nspec:\n  period: 2026\n  lines:\n${lines.join('')}`;
    let reads = 0;
    const source = {
      get text() {
        reads++;
        return text;
      },
      hash: '',
    };
    const project = new Project([duplicateName]);
    project.apply({ asOf: '2026-11-18', texts: new Map([['outlay.yaml', source]]) });
    const found = [...project.allFindings()];
    reads = 0;
    const diagnostics = [...diagnosticsIn(project.head, found)];
    assert.deepEqual(
      diagnostics.map((it) => [it.start.line, it.related.map(({ start }) => start.line)]),
      lines.slice(1).map((_, i) => [12 + i, [11]]),
    );
    assert.ok(reads < 10, `${reads} times`);
  });
});

describe('130,000 findings in one file', function () {
  this.timeout(60_000);

  it('are all placed, printed and remembered', () => {
    const found = report();
    assert.equal(found.diagnostics.length, MANY);
    const style = createStyle({ colors: false, unicode: true });
    assert.ok(
      checkText(found, style, { columns: 100, isTerminal: false }).includes(
        '\n130,000 warnings in 1 of 1 file (',
      ),
    );
    assert.equal(checkGithub(found).split('\n').length, MANY + 1);
    assert.ok(checkJson(found).includes('"warnings": 130000,'));
    assert.equal(placedFindings(found.diagnostics).get('outlay.yaml')?.length, MANY);
  });

  it('are all read in one head', () => {
    const keys = Array.from({ length: MANY }, (_, i) => `  k${i}: 1\n`);
    const { problems } = lowerHead(
      { text: `${TEXT.replace('spec: { currency: USD }', 'spec:')}${keys.join('')}`, column: 0 },
      undefined,
    );
    assert.ok(problems.length >= MANY);
  });
});
