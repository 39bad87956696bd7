/** After any edits the answers are those of a project that read the last texts at once. */
import assert from 'node:assert/strict';
import type { Project } from '../../src/analysis/project.ts';
import { chanceOf, edited } from './random-edits.ts';
import { answers, example, type Files, findingRows, projectOf, textSource, texts } from './workspaces.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261124);
const EDITS = 150;

const BUDGET = `apiVersion: outlay/v1
kind: Budget
metadata: { name: long }
spec:
  costCenter: shop
  period: FY2027
  lines:
`;

const DRIVER = `apiVersion: outlay/v1
kind: Driver
metadata: { name: seats }
spec: { unit: seat, plan: { shop: { 2026-01..: 7 } } }
`;

/** Edits one file after the other; a fresh project reads the last texts at once. */
function compareEdits(base: Files): void {
  const chance = chanceOf(SEED);
  const now: Record<string, string> = { ...base };
  const project = projectOf(now, base);
  const paths = Object.keys(now);
  for (let i = 0; i < EDITS; i++) {
    const path = paths[Math.floor(chance() * paths.length)] ?? '';
    const text = nextText(now[path], base[path], chance);
    if (text === undefined) delete now[path];
    else now[path] = text;
    project.apply({ texts: new Map([[path, text === undefined ? undefined : textSource(text)]]) });
    if (i % 5 === 0)
      assert.deepEqual(answers(project), answers(projectOf(now, base)), `edit ${i} of ${path}`);
  }
  assert.deepEqual(answers(project), answers(projectOf(now, base)));
}

/** An edit, the text of the base again, or nothing: the file is gone. */
function nextText(
  now: string | undefined,
  base: string | undefined,
  chance: () => number,
): string | undefined {
  if (chance() < 0.04) return undefined;
  return chance() < 0.25 ? (base ?? '') : edited(now ?? '', chance);
}

describe('an edited project', () => {
  for (const name of ['minimal', 'acme', 'over-budget'])
    it(`answers as a fresh one does: ${name}, seed ${SEED}`, () => compareEdits(example(name))).timeout(
      60_000,
    );

  it('keeps rows apart that come to be alike, above and below the one that was there', () => {
    const row = '    - { name: desks, amount: 1k }\n';
    const rest = '    - { name: rest, amount: 5 }\n';
    const base = { ...example('minimal'), 'rows.yaml': `${BUDGET}${row}${rest}` };
    for (const at of [BUDGET.length, BUDGET.length + row.length]) {
      const project = projectOf(base, base);
      const now: Record<string, string> = { ...base };
      for (const [i] of [...row].entries()) {
        const text = base['rows.yaml'];
        now['rows.yaml'] = text.slice(0, at) + row.slice(0, i + 1) + text.slice(at);
        project.apply({ texts: texts({ 'rows.yaml': now['rows.yaml'] }) });
        project.settle();
      }
      const items = project.head.files.get('rows.yaml')?.content?.documents[0]?.content.items ?? [];
      assert.deepEqual([items.length, new Set(items).size], [3, 3]);
      assert.deepEqual(answers(project), answers(projectOf(now, base)));
    }
  });

  it(`answers so where its Budget is so long that it is looked at in pieces, seed ${SEED}`, () => {
    const forms = [
      (i: number) => `amount: ${i}k`,
      (i: number) => `amount: ${i}, category: software`,
      (i: number) => `percent: 5%, of: [l${(i * 7) % 600}]`,
      () => 'quantity: seats, unitPrice: 10 USD/month',
      (i: number) => `amount: 1, aliases: [l${i}, a${i % 11}]`,
    ];
    const lines = Array.from(
      { length: 600 },
      (_, i) => `    - { name: l${i}, ${forms[(i % 17) % 5]?.(i)} }\n`,
    );
    const base = {
      ...example('minimal'),
      'long.yaml': `${BUDGET}${lines.join('')}`,
      'drivers.yaml': DRIVER,
    };
    const now = { ...base };
    const project = projectOf(now, base);
    const chance = chanceOf(SEED);
    for (let i = 1; i <= 40; i++) {
      // mostly where it is read without the rest
      const at = chance() < 0.1 ? 0 : now['long.yaml'].indexOf('\n    - ', BUDGET.length - 1);
      now['long.yaml'] = now['long.yaml'].slice(0, at) + edited(now['long.yaml'].slice(at), chance);
      project.apply({ texts: texts({ 'long.yaml': now['long.yaml'] }) });
      if (i % 8 === 0) assert.deepEqual(answers(project), answers(projectOf(now, base)), `edit ${i}`);
      else project.findings('long.yaml');
    }
  }).timeout(60_000);

  it('says of a row that somebody copies what a fresh one says', () => {
    const head = DRIVER.replace('Driver', 'CostCenterList').replace(/spec: .*/, 'spec:\n  items:');
    const row = (name: string, code: string) => `    - { name: ${name}, code: ${code} }\n`;
    const [top, ovens, end] = [row('top', 'A'), row('ovens', 'B'), row('end', 'C')];
    for (const [before, after] of [
      [top + ovens + end, top + ovens + ovens + end],
      [top + ovens + end, ovens + top + ovens + end],
      [top + ovens + end, top + ovens + end + ovens],
      [top + end, top + ovens + ovens + end],
    ]) {
      const project = projectOf({ 'centers.yaml': `${head}${before}` });
      findingRows(project);
      project.apply({ texts: texts({ 'centers.yaml': `${head}${after}` }) });
      assert.deepEqual(findingRows(project), findingRows(projectOf({ 'centers.yaml': `${head}${after}` })));
    }
  });

  it('names a line once whose row is copied and cannot be planned', () => {
    const line = '    - { name: lost, amount: some }\n';
    const missing = (project: Project) => {
      project.settle();
      return project.incomplete();
    };
    const once = { ...example('minimal'), 'long.yaml': `${BUDGET}${line}` };
    const twice = { ...once, 'long.yaml': `${BUDGET}${line}${line}` };
    const project = projectOf(once);
    assert.deepEqual(missing(project), ['long/lost']);
    project.apply({ texts: texts(twice) });
    assert.deepEqual(missing(project), ['long/lost']);
    assert.deepEqual(missing(projectOf(twice)), ['long/lost']);
  });

  it('plans with other rates when they change with the text of a Budget, in one file', () => {
    const files = example('minimal');
    const plan = files['plan.yaml'] ?? '';
    const [rate, name] = ['FY2026: 1.10', 'name: on-costs'];
    assert.ok(plan.includes(rate) && plan.includes(name));
    const other = plan.replace(rate, 'FY2020: 1.10').replace(name, 'name: on-cost');
    const project = projectOf(files, files);
    answers(project);
    for (const text of [other, plan, other, plan]) {
      project.apply({ texts: texts({ 'plan.yaml': text }) });
      assert.deepEqual(answers(project), answers(projectOf({ ...files, 'plan.yaml': text }, files)));
    }
  });

  it('has findings in a file that was asked about before it was there', () => {
    const project = projectOf(example('minimal'));
    assert.deepEqual(project.findings('z.yaml'), []);
    project.apply({ texts: texts({ 'z.yaml': example('minimal')['plan.yaml'] ?? '' }) });
    assert.ok(project.findings('z.yaml').some((it) => it.code === 'duplicate-name'));
  });

  it('does not plan again for a comment', () => {
    const files = example('minimal');
    const project = projectOf(files, files);
    const comment = (words: string) => {
      for (const [path, text] of Object.entries(files))
        project.apply({ texts: texts({ [path]: `# ${words}\n${text}` }) });
      findingRows(project);
    };
    comment('what is read in passing is read for good by the first edit');
    const before = new Map(project.runs);
    comment('another comment');
    for (const query of ['plan', 'settings', 'placed', 'parents'])
      assert.equal(project.runs.get(query), before.get(query), query);
  });

  it('keeps nothing of a Budget whose waivers cover all, and looks at it again only when what it reads has changed', () => {
    const budget = (name: string, amount: string, waiver = '') =>
      `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: ${name} }\nspec:\n  costCenter: engineering\n  period: FY2027\n  lines:\n    - { name: one, amount: ${amount} }${waiver}\n`;
    const waiver = ' # outlay: allow missing-category until 2027-01-01 -- not yet';
    const project = projectOf({
      'a.yaml': budget('a', '1k', waiver),
      'b.yaml': budget('b', '1k'),
      'centers.yaml':
        'apiVersion: outlay/v1\nkind: CostCenterList\nmetadata: { name: all }\nspec: { items: [{ name: engineering }] }\n',
    });
    const rows = findingRows(project);
    assert.ok(rows.some((it) => /^b\.yaml:.* missing-category/.test(it)));
    assert.ok(!rows.some((it) => /^a\.yaml:.* missing-category/.test(it)));
    const runs = () => project.runs.get('file in passing');
    const before = runs();
    for (const amount of ['2k', '3k']) {
      project.apply({ texts: texts({ 'b.yaml': budget('b', amount) }) });
      findingRows(project);
    }
    assert.equal(runs(), before);
    assert.equal(project.head.files.get('a.yaml')?.content?.isKept, false);
    project.apply({ asOf: '2027-01-02' });
    assert.ok(findingRows(project).some((it) => /^a\.yaml:.* expired-waiver/.test(it)));
  });

  it('plans one line again for one amount', () => {
    const lines = Array.from({ length: 200 }, (_, i) => `    - { name: l${i}, amount: ${i + 1}k }`).join(
      '\n',
    );
    const budget = (text: string) =>
      `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: b }\nspec:\n  period: 2026\n  lines:\n${text}\n`;
    const project = projectOf({ 'b.yaml': budget(lines) } satisfies Files);
    project.settle();
    const before = project.head.plan('b.yaml\nBudget/b').lines;
    project.apply({ texts: texts({ 'b.yaml': budget(lines.replace('amount: 7k', 'amount: 8k')) }) });
    project.settle();
    const after = project.head.plan('b.yaml\nBudget/b').lines;
    assert.equal(after.filter((it, i) => it !== before[i]).length, 1);
  });

  for (const [what, tear] of [
    [
      'a row that stands where no entry goes on',
      (text: string) => text.replace('    - { name: l9,', '   o\n$&'),
    ],
    ['a document that does not say whose it is', (text: string) => text.replace('apiVersion', '# $&')],
  ] as const)
    it(`plans no line again when it is mended: ${what}`, () => {
      const lines = Array.from({ length: 20 }, (_, i) => `    - { name: l${i}, amount: ${i + 1}k }`).join(
        '\n',
      );
      const whole = `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: b }\nspec:\n  period: 2026\n  lines:\n${lines}\n`;
      const torn = tear(whole);
      assert.notEqual(torn, whole);
      const project = projectOf({ 'b.yaml': whole }, { 'b.yaml': whole });
      for (const text of [torn, `${torn}# more\n`, `${whole}# more\n`]) {
        project.apply({ texts: texts({ 'b.yaml': text }) });
        project.settle();
      }
      const base = project.base?.plan('b.yaml\nBudget/b').lines ?? [];
      assert.equal(base.length, 20);
      assert.ok(project.head.plan('b.yaml\nBudget/b').lines.every((line, i) => line === base[i]));
    });

  it('moves one line of a Budget in another currency for one amount', () => {
    const lines = Array.from({ length: 50 }, (_, i) => `    - { name: l${i}, amount: ${i + 1}k }`).join('\n');
    const budget = `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: b }\nspec:\n  period: 2026\n  currency: EUR\n  lines:\n${lines}\n`;
    const files = {
      'outlay.yaml':
        'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: w }\nspec: { currency: USD }\n',
      'fx.yaml':
        'apiVersion: outlay/v1\nkind: FxRates\nmetadata: { name: fx }\nspec: { plan: { EUR/USD: 1.1 } }\n',
      'b.yaml': budget,
    };
    const project = projectOf(files, files);
    project.apply({ texts: texts({ 'b.yaml': budget.replace('amount: 7k', 'amount: 8k') }) });
    project.settle();
    const [moved] = project.moved.all();
    const [before = [], after = []] = [moved?.before[0], moved?.after[0]];
    assert.equal(after.filter((it, i) => it !== before[i]).length, 1);
  });

  it('finds something in both of two lines that say the same, each in its place', () => {
    const outlay = 'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: w }\nspec: { currency: USD }\n';
    const budget = (lines: readonly string[]) =>
      `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: b }\nspec:\n  costCenter: a\n  period: FY2027\n  lines:\n${lines.join('')}`;
    const [line, other] = ['    - { name: domain, amount: 12 }\n', '    - { name: domain, amount: 13 }\n'];
    const project = projectOf({ 'outlay.yaml': outlay, 'b.yaml': budget([line, other]) });
    findingRows(project);
    const now = budget([line, line]);
    for (const text of [budget([line]), now])
      project.apply({ texts: new Map([['b.yaml', textSource(text)]]) });
    const places = findingRows(project).filter((it) => it.includes('missing-category'));
    assert.equal(new Set(places).size, 2, places.join('\n'));
    assert.deepEqual(findingRows(project), findingRows(projectOf({ 'outlay.yaml': outlay, 'b.yaml': now })));
  });
});
