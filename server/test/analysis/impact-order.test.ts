/** An impact reads the same whichever file came first, and whether anyone asked in between. */
import assert from 'node:assert/strict';
import { impactOf } from '../../src/analysis/impact/impact.ts';
import { impactJson } from '../../src/report/impact-json.ts';
import { chanceOf } from './random-edits.ts';
import { example, type Files, projectOf, textSource } from './workspaces.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261127);
const ORDERS = 6;

const list = (kind: string, item: string) => `apiVersion: outlay/v1
kind: ${kind}
metadata: { name: shuffled }
spec: { items: [{ ${item} }] }
`;

/** The example and three lists in which one name means three things. */
function company(item: string): Files {
  return {
    ...example('acme'),
    'shuffled/categories.yaml': list('CategoryList', item),
    'shuffled/services.yaml': list('ServiceList', item),
    'shuffled/vendors.yaml': list('VendorList', item),
  };
}

/** Other amounts, values, rates, policies and owners, and another name for what was called `mail`. */
function changed(): Files {
  const edits: readonly [RegExp, string][] = [
    [/(amount: )(\d)/g, '$1$20'],
    [/increase: (\d+)k/g, 'increase: $10k'],
    [/(owner: )[a-z-]+/g, '$1nobody'],
    [/(\.\.: \d+|-\d\d,\d+)/g, '$11'],
  ];
  return Object.fromEntries(
    Object.entries(company('name: post, aliases: [mail]')).map(([path, text]) => [
      path,
      edits.reduce((now, [from, to]) => now.replace(from, to), text),
    ]),
  );
}

describe('an impact, whatever came first', () => {
  it(`names all in one order, seed ${SEED}`, () => {
    const base = company('name: mail');
    const head = changed();
    const chance = chanceOf(SEED);
    const said = (project: ReturnType<typeof projectOf>) =>
      impactJson(project, impactOf(project), 'category');
    const atOnce = said(projectOf(head, base));
    assert.ok(atOnce.state === 'known' && atOnce.renames.length === 3 && atOnce.terms.length > 1);
    for (let i = 0; i < ORDERS; i++) {
      const project = projectOf(base, base);
      const paths = Object.keys(head)
        .map((path) => ({ path, place: chance() }))
        .sort((a, b) => a.place - b.place);
      for (const { path } of paths) {
        project.apply({ texts: new Map([[path, textSource(head[path] ?? '')]]) });
        if (chance() < 0.3) said(project);
      }
      assert.deepEqual(said(project), atOnce, paths.map((it) => it.path).join(' '));
    }
  });
});
