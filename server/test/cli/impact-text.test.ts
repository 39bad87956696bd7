/** The effect of a change as it is printed. */
import assert from 'node:assert/strict';
import { type ImpactTextOptions, impactText } from '../../src/cli/reporters/impact-text.ts';
import { widthOf } from '../../src/cli/terminal/grid.ts';
import { createStyle } from '../../src/cli/terminal/style.ts';
import { impactReport } from '../../src/report/impact-report.ts';
import { example, knownImpact, projectOf } from '../analysis/workspaces.ts';

const STYLE = createStyle({ colors: false, unicode: true });

/** The rows of a change of `examples/acme`, as a terminal of so many columns gets them. */
function rowsAt(columns: number): readonly string[] {
  return textAt({ columns, isTerminal: true }).split('\n');
}

function textAt(options: ImpactTextOptions): string {
  const base = example('acme');
  const path = 'budgets/payments.yaml';
  const project = projectOf({ ...base, [path]: (base[path] ?? '').replaceAll('288k', '354k') }, base);
  const report = impactReport(project, knownImpact(project));
  return impactText(report, 'working tree, against main', STYLE, options);
}

describe('an impact on a terminal', () => {
  it('is never wider than it', () => {
    for (let columns = 40; columns <= 120; columns++)
      assert.deepEqual(
        rowsAt(columns).filter((it) => widthOf(it) > columns),
        [],
      );
  });

  it('shows before, after, change and percent as far as they fit, and says what does not', () => {
    const heads = (columns: number) =>
      rowsAt(columns)
        .find((it) => it.startsWith('USD'))
        ?.split(/ +/);
    assert.deepEqual(heads(72), ['USD', 'before', 'after', 'change', '%']);
    assert.deepEqual(heads(60), ['USD', 'after', 'change', '%']);
    assert.deepEqual(heads(50), ['USD', 'change', '%']);
    assert.deepEqual(heads(40), ['USD', 'change']);
    assert.ok(rowsAt(50).includes('no room for before and after'));
    assert.ok(!rowsAt(72).some((it) => it.includes('no room')));
  });

  it('leaves nothing out where there is no terminal', () => {
    const text = textAt({ columns: 40, isTerminal: false });
    assert.match(text, /^USD +before +after +change +%$/m);
    assert.doesNotMatch(text, /no room/);
  });

  it('has bars where there is room for them', () => {
    assert.ok(rowsAt(100).some((it) => it.includes('less│more')));
    assert.ok(!rowsAt(98).some((it) => it.includes('less│more')));
  });
});
