/** The effect of a change as it is printed. */
import assert from 'node:assert/strict';
import { impactText } from '../../src/cli/reporters/impact-text.ts';
import { widthOf } from '../../src/cli/terminal/grid.ts';
import { createStyle } from '../../src/cli/terminal/style.ts';
import { impactReport } from '../../src/report/impact-report.ts';
import { example, knownImpact, projectOf } from '../analysis/workspaces.ts';

const STYLE = createStyle({ colors: false, unicode: true });

/** The rows of a change of `examples/acme`, as a terminal of so many columns gets them. */
function rowsAt(columns: number): readonly string[] {
  const base = example('acme');
  const path = 'budgets/payments.yaml';
  const project = projectOf({ ...base, [path]: (base[path] ?? '').replaceAll('288k', '354k') }, base);
  const report = impactReport(project, knownImpact(project));
  return impactText(report, 'working tree, against main', STYLE, columns).split('\n');
}

describe('an impact on a terminal', () => {
  it('is no wider than one of 80 columns, nor with its bars than one of 100', () => {
    for (const columns of [80, 100])
      assert.deepEqual(
        rowsAt(columns).filter((it) => widthOf(it) > columns),
        [],
      );
  });

  it('has bars where there is room for them', () => {
    assert.ok(rowsAt(100).some((it) => it.includes('less│more')));
    assert.ok(!rowsAt(98).some((it) => it.includes('less│more')));
  });
});
