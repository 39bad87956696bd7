/** Files that fall asleep as soon as they are planned never change an answer: compared with a project that keeps them all. */
import assert from 'node:assert/strict';
import { recall, remembering } from '../../src/analysis/memory/memory.ts';
import { Project } from '../../src/analysis/project.ts';
import { RULES } from '../../src/rules/index.ts';
import { chanceOf, edited } from './random-edits.ts';
import { AS_OF, answers, example, type Files, projectOf, texts } from './workspaces.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261127);
const ROUNDS = 40;

/** A project and what it reads again. */
interface Dozed {
  readonly project: Project;
  readonly read: (paths: Iterable<string>) => void;
}

function dozed(files: Files, base: Files): Dozed {
  const sources = texts(files);
  const old = texts(base);
  const paths = new Set([...Object.keys(files), ...Object.keys(base)]);
  const differing = [...paths].filter((path) => files[path] !== base[path]);
  const project = new Project(RULES);
  project.apply({ texts: sources, asOf: AS_OF });
  project.apply({
    base: {
      texts: new Map(differing.map((path) => [path, old.get(path)])),
      rest: 'as-head',
      revision: 'base',
      label: 'the base',
      notes: [],
    },
  });
  const read = (wanted: Iterable<string>) =>
    project.apply({ texts: new Map([...wanted].map((path) => [path, sources.get(path)])) });
  const { dormant } = project.head;
  for (const _ of project.dozing()) if (dormant.wanted.size > 0) read([...dormant.wanted]);
  return { project, read };
}

/** As a command asks. */
function answersOf({ project, read }: Dozed): readonly unknown[] {
  for (;;) {
    const all = answers(project);
    const { wanted } = project.head.dormant;
    if (wanted.size === 0) return all;
    read([...wanted]);
  }
}

function budget(name: string, center: string, lines: string): string {
  return `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: ${name} }\nspec:\n  costCenter: ${center}\n  period: FY2027\n  category: saas\n  lines:\n${lines}`;
}

const RENT = '    - { name: rent, amount: 1200/month }\n';

function percentOf(name: string): string {
  return `    - { name: share, percent: 10%, of: [${name}/rent] }\n`;
}

/** A workspace with some more files, none of which differs from the base. */
function withFiles(more: Files): Files {
  return { ...example('acme'), ...more };
}

function sameAsAwake(files: Files, base: Files, when: string): Dozed {
  const made = dozed(files, base);
  assert.deepEqual(answersOf(made), answers(projectOf(files, base)), when);
  return made;
}

function centerOf(files: Files): string {
  const [, center] = /costCenter: ([a-z-]+)/.exec(Object.values(files).join('\n')) ?? [];
  assert.ok(center);
  return center;
}

describe('files that fall asleep', () => {
  for (const seed of [SEED, SEED + 1])
    it(`change no answer after random edits, seed ${seed}`, () => {
      const chance = chanceOf(seed);
      const base = example('acme');
      const paths = Object.keys(base);
      let asleep = 0;
      let files: Files = base;
      for (let round = 0; round < ROUNDS; round++) {
        const path = paths[Math.floor(chance() * paths.length)] ?? '';
        files = round % 5 === 0 ? base : { ...files, [path]: edited(files[path] ?? '', chance) };
        // what both sides have may be anything too
        const { project } = sameAsAwake(files, chance() < 0.5 ? files : base, `round ${round}`);
        asleep += project.head.dormant.files.size;
      }
      assert.ok(asleep > 0, 'no file ever fell asleep');
    }).timeout(120_000);

  it('wake for those that read them, whatever their order', () => {
    const center = centerOf(example('acme'));
    const files = withFiles({
      'budgets/a-first.yaml': budget('a-first', center, percentOf('m-platform')),
      'budgets/m-platform.yaml': budget('m-platform', center, RENT),
      'budgets/z-last.yaml': budget('z-last', center, percentOf('m-platform')),
    });
    const { project } = sameAsAwake(files, files, 'both are read');
    assert.ok(project.head.dormant.files.has('budgets/z-last.yaml'), 'who read it sleeps');
    assert.ok(!project.head.dormant.files.has('budgets/m-platform.yaml'), 'it is kept for others');
    const edit = {
      ...files,
      'budgets/m-platform.yaml': budget('m-platform', center, RENT.replace('12', '13')),
    };
    const moved = sameAsAwake(edit, files, 'what they read is another in the base');
    assert.ok(!moved.project.head.dormant.files.has('budgets/z-last.yaml'), 'who reads it is compared');
  });

  it('wake for another one of their name', () => {
    const center = centerOf(example('acme'));
    const files = withFiles({
      'budgets/a-one.yaml': budget('twice', center, RENT),
      'budgets/z-two.yaml': budget('twice', center, RENT),
      'budgets/z-who.yaml': budget('who', center, percentOf('twice')),
    });
    sameAsAwake(files, files, 'the second one is a finding');
  });

  it('do not where the base has something else that Budgets may read', () => {
    const files = example('acme');
    const [path] = Object.keys(files).filter((it) => files[it]?.includes('kind: Driver'));
    assert.ok(path);
    const { project } = sameAsAwake(files, { ...files, [path]: '' }, 'a driver is new');
    assert.equal(project.asleep, undefined);
  });

  it('are remembered after a question too that read the lines of one for another', () => {
    const center = centerOf(example('acme'));
    const files = withFiles({
      'budgets/a-first.yaml': budget('a-first', center, percentOf('m-platform')),
      'budgets/m-platform.yaml': budget('m-platform', center, RENT),
    });
    const made = dozed(files, files);
    answersOf(made);
    const known = new Set([...made.project.dormantFiles()].map(([path]) => path));
    for (const it of ['budgets/a-first.yaml', 'budgets/m-platform.yaml']) assert.ok(known.has(it), it);
  });

  it('are remembered as if they had been kept', () => {
    const files = example('acme');
    const made = dozed(files, files);
    answersOf(made);
    const kept = projectOf(files, files);
    for (const findings of kept.findingsInPassing()) void findings;
    for (const findings of made.project.findingsInPassing()) void findings;
    const [ours, theirs] = [made.project, kept].map((project) => {
      const steps = remembering(project, undefined);
      for (let step = steps.next(); ; step = steps.next())
        if (step.done) return step.value && recall(step.value);
    });
    assert.ok(ours && theirs);
    const plain = ({ files, sums, registry, awake }: typeof ours) => ({
      files: [...files]
        .map(([path, it]) => [
          path,
          it.hash,
          it.isSilent,
          it.until,
          it.spellings,
          it.uses,
          it.money,
          it.reads,
        ])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
      sums: [...sums.centers]
        .sort()
        .map((it) => [it, sums.own(it)?.lines, [...(sums.own(it)?.amounts ?? [])].sort()]),
      whole: [...sums.whole().amounts].sort(),
      registry,
      awake,
    });
    assert.deepEqual(plain(ours), plain(theirs));
  });
});
