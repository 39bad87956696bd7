/** What is printed on a narrow terminal breaks where it is still read. */
import assert from 'node:assert/strict';
import { showText } from '../../src/cli/reporters/show-text.ts';
import { widthOf } from '../../src/cli/terminal/grid.ts';
import { labelled } from '../../src/cli/terminal/labelled.ts';
import { createStyle } from '../../src/cli/terminal/style.ts';
import { defaultPeriod } from '../../src/report/plan-columns.ts';
import { planReport } from '../../src/report/plan-report.ts';
import { AS_OF, example, projectOf } from '../analysis/workspaces.ts';

const STYLE = createStyle({ colors: false, unicode: true });

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
