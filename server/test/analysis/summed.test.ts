/** What the lines of a Budget add up to when nobody keeps them is what they add up to one by one. */
import assert from 'node:assert/strict';
import { summed } from '../../src/analysis/model/summed.ts';
import {
  addLine,
  type CenterSum,
  emptySum,
  type FixedSum,
  moveMoney,
  sumAt,
} from '../../src/analysis/model/sums.ts';
import { linesOf } from '../../src/analysis/plan/cube.ts';
import type { PlannedLine } from '../../src/analysis/plan/planned-line.ts';
import { example, projectOf } from './workspaces.ts';

/** Without what is zero; lines that are incomplete by name. */
function plain({ amounts, lines, incomplete }: FixedSum): object {
  const months = Array.from(amounts, ([key, { native, reporting }]) => {
    const { first = 0, last = -1 } = native.span ?? {};
    const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    return [key, all.map((month) => [month, native.at(month), reporting.at(month)])];
  });
  return { months, lines, incomplete: Array.from(incomplete, ([{ entity }, count]) => [entity.name, count]) };
}

describe('the lines of a Budget', () => {
  for (const name of ['acme', 'over-budget', 'minimal'])
    it(`add up at once as they do one by one: ${name}`, () => {
      const { head } = projectOf(example(name));
      let found = 0;
      for (const [key, { kind }] of head.documents) {
        if (kind !== 'Budget') continue;
        const { lines } = head.plan(key);
        const expected = new Map<string, CenterSum>();
        for (const line of lines) addLine(sumAt(expected, line.center), line, 1);
        const sums = summed(lines);
        assert.deepEqual(
          sums.map(({ center, sum }) => [center, plain(sum)]),
          Array.from(expected, ([center, sum]) => [center, plain(sum)]),
        );
        found += sums.length;
      }
      assert.ok(found > 0);
    });
});

describe('a line that is put in the place of another', () => {
  it('counts as if that had never been there, whatever its treatment, currency and months', () => {
    const planned = [...linesOf(projectOf(example('acme')).head)];
    const lines = planned.flatMap((it): PlannedLine[] => [it, { ...it, treatment: 'capex' }]);
    const sumOf = (sum: CenterSum) => {
      const { amounts, ...rest } = sum;
      const left = [...amounts].filter(([, { native, reporting }]) => native.span ?? reporting.span);
      return plain({ ...rest, amounts: new Map(left) });
    };
    for (const before of lines)
      for (const after of lines) {
        const sum = moveMoney(addLine(emptySum(), before, 1), { center: '', before, after });
        const said = `${before.entity.name} by ${after.entity.name}`;
        assert.deepEqual(sumOf(sum), sumOf(addLine(emptySum(), after, 1)), said);
      }
  });
});
