/** Many cost centers in one impact. */
import assert from 'node:assert/strict';
import { impactOf } from '../../src/analysis/impact/impact.ts';
import { Project } from '../../src/analysis/project.ts';
import { centerSentence } from '../../src/report/sentence.ts';

const MANY = 300;
const NUMBERS = Array.from({ length: MANY }, (_, i) => i);

/** A line for each of many cost centers. */
function plan(
  centerOf: (i: number) => string,
): ReadonlyMap<string, { readonly text: string; readonly hash: string }> {
  const centers = ['a', 'b'].flatMap((it) => NUMBERS.map((i) => `    - { name: ${it}${i} }\n`));
  const lines = NUMBERS.map((i) => `    - { name: l${i}, costCenter: ${centerOf(i)}, amount: ${i + 1} }\n`);
  const text = `apiVersion: outlay/v1
kind: Workspace
metadata: { name: acme }
spec: { currency: USD }
---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
${centers.join('')}---
apiVersion: outlay/v1
kind: Budget
metadata: { name: plan }
spec:
  period: FY2026
  lines:
${lines.join('')}`;
  return new Map([['outlay.yaml', { text, hash: text }]]);
}

/** The same list, and how often a member of it was read. */
function counted<Member>(list: readonly Member[]): {
  readonly list: readonly Member[];
  readonly reads: () => number;
} {
  let reads = 0;
  const proxy = new Proxy(list, {
    get(target, key, self) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads++;
      return Reflect.get(target, key, self);
    },
  });
  return { list: proxy, reads: () => reads };
}

describe('sentences about many cost centers', () => {
  it('say where each line went without comparing each center with each', () => {
    const project = new Project([]);
    project.apply({
      asOf: '2026-11-18',
      texts: plan((i) => `b${i}`),
      base: { texts: plan((i) => `a${i}`), revision: 'b', label: 'b', notes: [] },
    });
    const impact = impactOf(project);
    assert.ok(impact.state === 'known');
    assert.equal(impact.centers.length, 2 * MANY);
    const { list, reads } = counted(impact.centers);
    const sentences = impact.centers.map((it) => centerSentence(it, { ...impact, centers: list }).text);
    assert.equal(sentences.filter((it) => /, moved (?:to b|from a)\d+ /.test(it)).length, 2 * MANY);
    assert.ok(reads() <= 4 * impact.centers.length, `${reads()} reads of ${impact.centers.length} centers`);
  });
});
