/** What a run remembers never changes an answer: compared with a project that reads every file, after random edits. */
import assert from 'node:assert/strict';
import type { Contents } from '../../src/analysis/memory/known-contents.ts';
import { type Found, holdsOn } from '../../src/analysis/memory/known-findings.ts';
import { dormancyOf, isRegistrySame, type Memory, recall } from '../../src/analysis/memory/memory.ts';
import { Project } from '../../src/analysis/project.ts';
import { readContents, writeContents } from '../../src/host/contents.ts';
import { type Diagnostic, diagnosticsOf, placedFindings } from '../../src/report/diagnostic.ts';
import { RULES } from '../../src/rules/index.ts';
import { chanceOf, edited } from './random-edits.ts';
import {
  AS_OF,
  answers,
  example,
  type Files,
  findingRows,
  projectOf,
  remembered,
  texts,
} from './workspaces.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261126);
const ROUNDS = 40;
/** A day after waivers have ended. */
const LATER = '2028-01-01';

/** As a file keeps it. */
function copyOf(contents: Contents): Contents {
  return readContents(writeContents(contents));
}

/** The file that has a text. */
function pathOf(id: string, files: Files): readonly string[] {
  return [...texts(files)].flatMap(([path, it]) => (it.hash === id ? [path] : []));
}

/** As a run makes it: findings are looked at in passing, and what is kept goes through a file. */
function memoryOf(files: Files, base: Files): Memory {
  const project = projectOf(files, base);
  const made = remembered(project, found(project));
  assert.ok(made);
  const { data, findings } = JSON.parse(JSON.stringify({ data: made.data, findings: made.findings }));
  const memory = recall({ ...made, data, contents: copyOf(made.contents), findings });
  assert.ok(memory);
  return memory;
}

/** All findings with their places, as `check` tells them. */
function found(project: Project): Found {
  const known = project.recallFindings();
  const all: Diagnostic[] = [];
  for (const findings of project.findingsInPassing(known))
    all.push(...diagnosticsOf(project.head, findings[0]?.path ?? '', findings));
  return placedFindings(all);
}

/** As `findingRows`. */
function foundRows(project: Project): readonly string[] {
  return [...found(project).values()]
    .flat()
    .map((it) => `${it.path}:${it.fileRange?.start}-${it.fileRange?.end} ${it.code} ${it.message}`)
    .sort();
}

/** What is asked, and when. */
interface Asked {
  readonly files: Files;
  readonly base: Files;
  readonly asOf?: string;
}

/** As a command does it: only what is not remembered, or differs from the base, is read; then what a question touches. */
function answersByMemory(
  memory: Memory,
  { files, base, asOf = AS_OF }: Asked,
): { asleep: number; known: number; loud: number; answers: readonly unknown[] } {
  const sources = texts(files);
  const isUntouched = (path: string, hash: string) => sources.get(path)?.hash === hash;
  const kept = new Map(memory.findings?.files);
  const dormant = dormancyOf(memory, (path, file) => {
    const it = kept.get(path);
    const isEnough = (file.isSilent && asOf <= (file.until ?? asOf)) || (it && holdsOn(it, asOf));
    const areSame = [...file.reads].every(([other, hash]) => isUntouched(other, hash));
    return isEnough === true && isUntouched(path, file.hash) && areSame && base[path] === files[path];
  });
  const project = new Project(RULES);
  const read = (paths: Iterable<string>) =>
    project.apply({ texts: new Map([...paths].map((path) => [path, sources.get(path)])) });
  project.apply({ asOf, dormant, contents: copyOf(memory.contents) });
  read([...sources.keys()].filter((path) => !dormant.files.has(path)));
  if (!isRegistrySame(memory, project.registry())) read(dormant.files.keys());
  else if (memory.findings) project.apply({ findings: memory.findings });
  const differing = [...new Set([...Object.keys(files), ...Object.keys(base)])].filter(
    (path) => files[path] !== base[path],
  );
  const old = texts(base);
  const changes = new Map(differing.map((path) => [path, old.get(path)]));
  project.apply({
    base: { texts: changes, rest: 'as-head', revision: 'base', label: 'the base', notes: [] },
  });
  for (;;) {
    const rows = foundRows(project);
    const [, ...others] = answers(project);
    const { wanted, files: asleep } = project.head.dormant;
    if (wanted.size === 0) {
      const known = project.recallFindings();
      const loud = [...known].filter(([path, it]) => asleep.has(path) && it.length > 0).length;
      return { asleep: asleep.size, known: known.size, loud, answers: [rows, ...others] };
    }
    read([...wanted]);
  }
}

/** As a run without a memory. */
function answersCold({ files, base, asOf = AS_OF }: Asked): readonly unknown[] {
  const project = projectOf(files, base);
  project.apply({ asOf });
  return answers(project);
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

const ACME = example('acme');
const CENTERS = 'cost-centers.yaml';

/** With a list of cost centers that is so long that its items are not read before they are asked for. */
const LONG_ACME: Files = {
  ...ACME,
  [CENTERS]:
    ACME[CENTERS]?.replace(
      '    - name: payments\n',
      (first) => `${Array.from({ length: 200 }, (_, i) => moreCenter(i)).join('')}${first}`,
    ) ?? '',
};

function moreCenter(i: number): string {
  return `    - { name: shop-${i}, code: S-${i}, title: Shop ${i}, parent: storefront, owner: kai, aliases: [old-${i}] }\n`;
}

describe('what is remembered', () => {
  for (const [first, seed] of [
    [ACME, SEED],
    [ACME, SEED + 1],
    [LONG_ACME, SEED + 2],
  ] as const)
    it(`gives the answers of a cold run after random edits, seed ${seed}`, () => {
      const chance = chanceOf(seed);
      let files = first;
      let asleep = 0;
      let known = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const memory = memoryOf(files, first);
        // what was remembered is asked about on another day too, and compared with another base
        const base = chance() < 0.2 ? files : first;
        const asOf = chance() < 0.2 ? LATER : AS_OF;
        files = nextFiles(files, first, chance);
        const asked = { files, base, asOf };
        const warm = answersByMemory(memory, asked);
        assert.deepEqual(warm.answers, answersCold(asked), `round ${round}`);
        asleep += warm.asleep;
        known += warm.known;
        if (round % 5 === 4) files = first;
      }
      assert.ok(asleep > 0, 'no file was ever left unread');
      assert.ok(known > 0, 'no finding was ever believed');
    }).timeout(120_000);

  it('of what was found holds while budgets are edited that others have nothing to do with', () => {
    const chance = chanceOf(SEED);
    const acme = example('acme');
    const budgets = [...memoryOf(acme, acme).files.keys()];
    const pick = () => budgets[Math.floor(chance() * budgets.length)] ?? '';
    const withEdits = (files: Files, count: number): Files => {
      const next: Record<string, string> = { ...files };
      for (let n = 0; n < count; n++) {
        const path = pick();
        next[path] = edited(next[path] ?? '', chance);
      }
      return next;
    };
    let loud = 0;
    for (let round = 0; round < 25; round++) {
      const base = withEdits(acme, 4);
      const memory = memoryOf(base, base);
      for (let n = 0; n < 3; n++) {
        const asked = { files: withEdits(base, 1 + n), base };
        const warm = answersByMemory(memory, asked);
        assert.deepEqual(warm.answers, answersCold(asked), `round ${round}, ${n}`);
        loud += warm.loud;
      }
    }
    assert.ok(loud > 0, 'no file with findings was ever left unread');
  }).timeout(120_000);

  it('of what was found is void when something is used no longer, or may be', () => {
    const acme = example('acme');
    const memory = memoryOf(acme, acme);
    for (const [what, how] of [
      ['a category', (text: string) => text.replaceAll('category: saas', 'category: cloud')],
      ['a name', (text: string) => text.replace(/name: [a-z-]+ /, 'name: { ')],
      ['a month', (text: string) => text.replaceAll('FY2027', 'FY2031')],
    ] as const) {
      const files = Object.fromEntries(
        Object.entries(acme).map(([path, text]) => [path, memory.files.has(path) ? how(text) : text]),
      );
      const asked = { files, base: acme };
      const warm = answersByMemory(memory, asked);
      assert.deepEqual(warm.answers, answersCold(asked), what);
    }
  });

  for (const [what, base] of [
    ['of what files say', ACME],
    ['of what long lists say', LONG_ACME],
  ] as const)
    it(`${what} is edited like what was read`, () => {
      const chance = chanceOf(SEED);
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
    const made = remembered(project);
    assert.ok(made);
    assert.ok(recall(made));
    assert.equal(recall({ ...made, amounts: made.amounts.subarray(1) }), undefined);
  });

  it('of a file that waivers keep silent holds until the first of them ends', () => {
    const acme = example('acme');
    const line = (until: string, amount: string) =>
      `    # outlay: allow missing-category until ${until} -- not settled\n    - { name: l-${amount}, amount: ${amount} }\n`;
    const plan = `apiVersion: outlay/v1
kind: Budget
metadata: { name: waived }
spec:
  costCenter: payments
  period: FY2027
  lines:
${line('2027-03-31', '1k')}${line('2026-12-31', '2k')}`;
    const files = { ...acme, 'waived.yaml': plan };
    const file = memoryOf(files, files).files.get('waived.yaml');
    assert.deepEqual([file?.isSilent, file?.until], [true, '2026-12-31']);
  });

  it('of what waivers in a file keep silent that is always read holds on the day alone', () => {
    const centers = `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: waived }
spec:
  items:
    # outlay: allow missing-owner until ${AS_OF} -- hired tomorrow
    - { name: waived }
`;
    const files = { ...example('acme'), 'waived.yaml': centers };
    const asked = { files, base: files, asOf: LATER };
    const warm = answersByMemory(memoryOf(files, files), asked);
    assert.deepEqual(warm.answers, answersCold(asked));
    assert.match(JSON.stringify(warm.answers[0]), /waived.yaml:\d+-\d+ expired-waiver/);
  });

  it('wakes a Budget when another one takes its name', () => {
    const files = example('acme');
    const memory = memoryOf(files, files);
    const [path = ''] = [...memory.files.keys()].filter((it) => files[it]?.includes('kind: Budget'));
    const added = { ...files, 'a.yaml': files[path] ?? '' };
    const asked = { files: added, base: files };
    const warm = answersByMemory(memory, asked);
    assert.deepEqual(warm.answers, answersCold(asked));
    assert.match(JSON.stringify(warm.answers[0]), /duplicate-name/);
  });
});
