/** What a run remembers never changes an answer: compared with a project that reads every file, after random edits. */
import assert from 'node:assert/strict';
import { deserialize, serialize } from 'node:v8';
import type { Contents } from '../../src/analysis/known-contents.ts';
import { dormancyOf, isRegistrySame, type Memory, recall, remember } from '../../src/analysis/memory.ts';
import { Project } from '../../src/analysis/project.ts';
import { RULES } from '../../src/rules/index.ts';
import { chanceOf, edited } from './random-edits.ts';
import { AS_OF, answers, example, type Files, findingRows, projectOf, texts } from './workspaces.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261126);
const ROUNDS = 40;

/** As a file keeps it. */
function copyOf(contents: Contents): Contents {
  return deserialize(serialize(contents));
}

/** The file that has a text. */
function pathOf(id: string, files: Files): readonly string[] {
  return [...texts(files)].flatMap(([path, it]) => (it.hash === id ? [path] : []));
}

/** As a run makes it: findings are looked at in passing, and what is kept goes through a file. */
function memoryOf(files: Files, base: Files): Memory {
  const project = projectOf(files, base);
  for (const findings of project.findingsInPassing()) void findings;
  const made = remember(project);
  assert.ok(made);
  const memory = recall({
    ...made,
    data: JSON.parse(JSON.stringify(made.data)),
    contents: copyOf(made.contents),
  });
  assert.ok(memory);
  return memory;
}

/** As a command does it: only what is not remembered, or differs from the base, is read; then what a question touches. */
function answersByMemory(memory: Memory, files: Files, base: Files): { asleep: number; answers: unknown } {
  const sources = texts(files);
  const isUntouched = (path: string, hash: string) => sources.get(path)?.hash === hash;
  const dormant = dormancyOf(
    memory,
    (path, file) =>
      file.isSilent &&
      isUntouched(path, file.hash) &&
      [...file.reads].every(([other, hash]) => isUntouched(other, hash)) &&
      base[path] === files[path],
  );
  const project = new Project(RULES);
  const read = (paths: Iterable<string>) =>
    project.apply({ texts: new Map([...paths].map((path) => [path, sources.get(path)])) });
  project.apply({ asOf: AS_OF, dormant, contents: memory.contents });
  read([...sources.keys()].filter((path) => !dormant.files.has(path)));
  if (!isRegistrySame(memory, project.registry())) read(dormant.files.keys());
  const differing = [...new Set([...Object.keys(files), ...Object.keys(base)])].filter(
    (path) => files[path] !== base[path],
  );
  const old = texts(base);
  const changes = new Map(differing.map((path) => [path, old.get(path)]));
  project.apply({
    base: { texts: changes, rest: 'as-head', revision: 'base', label: 'the base', notes: [] },
  });
  for (;;) {
    const found = answers(project);
    const { wanted, files: asleep } = project.head.dormant;
    if (wanted.size === 0) return { asleep: asleep.size, answers: found };
    read([...wanted]);
  }
}

/** A few files edited, taken back or gone. */
function nextFiles(now: Files, base: Files, chance: () => number): Files {
  const paths = Object.keys(base);
  const next: Record<string, string> = { ...now };
  for (let n = Math.floor(chance() * 3); n >= 0; n--) {
    const path = paths[Math.floor(chance() * paths.length)] ?? '';
    if (chance() < 0.1) delete next[path];
    else next[path] = chance() < 0.3 ? (base[path] ?? '') : edited(next[path] ?? '', chance);
  }
  return next;
}

describe('what is remembered', () => {
  for (const seed of [SEED, SEED + 1])
    it(`gives the answers of a cold run after random edits, seed ${seed}`, () => {
      const chance = chanceOf(seed);
      const base = example('acme');
      let files = base;
      let asleep = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const memory = memoryOf(files, base);
        files = nextFiles(files, base, chance);
        const warm = answersByMemory(memory, files, base);
        assert.deepEqual(warm.answers, answers(projectOf(files, base)), `round ${round}`);
        asleep += warm.asleep;
        if (round % 5 === 4) files = base;
      }
      assert.ok(asleep > 0, 'no file was ever left unread');
    }).timeout(120_000);

  it('of what files say is edited like what was read', () => {
    const chance = chanceOf(SEED);
    const base = example('acme');
    const { contents } = memoryOf(base, base);
    assert.ok(contents.size > 0);
    for (let round = 0; round < 15; round++) {
      const project = new Project(RULES);
      project.apply({ asOf: AS_OF, texts: texts(base), contents: copyOf(contents) });
      let files = base;
      for (let n = 0; n < 3; n++) {
        for (const path of [...contents.keys()].flatMap((id) => pathOf(id, base)))
          files = { ...files, [path]: edited(files[path] ?? '', chance) };
        project.apply({ texts: texts(files) });
        const found = findingRows(project);
        assert.deepEqual(found, findingRows(projectOf(files)), `round ${round}, edit ${n}`);
      }
    }
  }).timeout(120_000);

  it('is nothing when the amounts are not those that the data speaks of', () => {
    const project = projectOf(example('acme'));
    for (const findings of project.findingsInPassing()) void findings;
    const made = remember(project);
    assert.ok(made);
    assert.ok(recall(made));
    assert.equal(recall({ ...made, amounts: made.amounts.subarray(1) }), undefined);
  });

  it('wakes a Budget when another one takes its name', () => {
    const files = example('acme');
    const memory = memoryOf(files, files);
    const [path = ''] = [...memory.files.keys()].filter((it) => files[it]?.includes('kind: Budget'));
    const added = { ...files, 'a.yaml': files[path] ?? '' };
    const warm = answersByMemory(memory, added, files);
    assert.deepEqual(warm.answers, answers(projectOf(added, files)));
    assert.match(JSON.stringify((warm.answers as unknown[])[0]), /duplicate-name/);
  });
});
