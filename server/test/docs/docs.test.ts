/** The documentation is true: its documents check as it says, its commands print what it shows, its links lead somewhere. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { buildOnce } from '../cli/run.ts';
import { isWhole, projectOf, readable, readPage, seen } from '../rules/spec.ts';
import { anchorsOf, type Fence, fencesOf, linksOf, pathsOf, type Step, stepsOf } from './markdown.ts';
import { comparable, isShown } from './shown.ts';
import { arrive, type Stranger } from './stranger.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PREAMBLE = 'preamble.yaml';
const preamble = readable(readFileSync(join(import.meta.dirname, PREAMBLE), 'utf8'));

/** A document of ours that `check` looks at; a mapping is read by `import`. */
const WHOLE = /^apiVersion: outlay\/v1$/m;
const MAPPING = /^kind: ImportMapping$/m;

/** Milliseconds of one command: large tables on a slow machine. */
const MOST = 60_000;

/** The code of the rule that the steps for a new one invent. */
const INVENTED = /vague-owner/;

const pages = new Map(
  ['README.md', 'CHANGELOG.md', ...below('docs'), ...below('examples')].map((it) => [
    it,
    readFileSync(join(ROOT, it), 'utf8'),
  ]),
);

for (const [page, markdown] of pages)
  describe(page, () => {
    const fences = fencesOf(markdown);
    const steps = fences.filter((it) => it.language === 'console').flatMap(stepsOf);
    for (const fence of fences.filter((it) => it.language === 'yaml'))
      it(`shows documents that check as it says, at row ${fence.row}`, () => checkYaml(fence));
    if (steps.length > 0) describeSteps(steps);
    it('links to what is there', () => checkLinks(page, markdown));
    it('names files that are there', () => checkPaths(markdown));
  });

describe('rows that a page shows', () => {
  const holds = (shown: string, printed: string) =>
    isShown(comparable(shown.split('\n')), comparable(printed.split('\n')));
  it('are the rows that are printed', () => {
    assert.ok(holds('a\nb', 'a\nb\n'));
    assert.ok(!holds('a\nb', 'a\nc'));
    assert.ok(!holds('a', 'a\nb'));
    assert.ok(!holds('a\nb', 'a'));
  });
  it('may leave rows out where they say so', () => {
    assert.ok(holds('a\n…\nd', 'a\nb\nc\nd'));
    assert.ok(holds('…\nd\n…', 'a\nd\ne'));
    assert.ok(!holds('a\n…\nc\n…\nb', 'a\nb\nc'));
    assert.ok(!holds('a\n…\nd', 'a\nb\nd\ne'));
  });
  it('are compared without what differs from run to run', () => {
    assert.ok(holds('3 files (0.19 s), against 4be19c7', '3 files (12.4 s), against c8ce7df01'));
    assert.ok(!holds('3 files (0.19 s)', '4 files (0.19 s)'));
  });
});

function below(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((it) => it.endsWith('.md'))
    .map((it) => `${folder}/${it.replaceAll('\\', '/')}`)
    .sort();
}

function checkYaml({ text }: Fence): void {
  if (!WHOLE.test(text) || MAPPING.test(text)) {
    const errors = parseAllDocuments(text, { schema: 'failsafe' }).flatMap((it) => it.errors);
    assert.deepEqual(
      errors.map((it) => it.message),
      [],
    );
    return;
  }
  const example = readPage(`# Page\n\n## Fence\n\n\`\`\`yaml\n${text}\`\`\`\n`).sections[0]?.example;
  assert.ok(example);
  const files = isWhole(example.files) ? example.files : new Map([...example.files, [PREAMBLE, preamble]]);
  const found = seen(projectOf(files)).filter((it) => it.path !== PREAMBLE && it.severity === 'error');
  assert.deepEqual(
    found.map((it) => `row ${it.row}: [${it.code}] ${it.text}`),
    example.marks.map((mark) => {
      const meant = found.find((it) => it.row === mark.row && it.code === mark.code);
      return `row ${mark.row}: [${mark.code}] ${meant?.text ?? ''}`;
    }),
  );
}

function describeSteps(steps: readonly Step[]): void {
  let stranger: Stranger | undefined;
  before(() => {
    buildOnce();
    stranger = arrive();
  });
  after(() => stranger?.leave());
  for (const { command, shown, row } of steps)
    it(`prints what row ${row} shows: ${command}`, () => {
      assert.ok(stranger);
      const { code, rows } = stranger.run(command);
      assert.equal(code, 0, `exit code ${code}:\n${rows.join('\n')}`);
      const expected = comparable(shown);
      // a command that shows nothing is there to be done; what it prints is not the point
      if (expected.length === 0) return;
      const printed = comparable(rows);
      if (!isShown(expected, printed)) assert.equal(printed.join('\n'), expected.join('\n'));
    }).timeout(MOST);
}

function checkLinks(page: string, markdown: string): void {
  for (const link of linksOf(markdown)) {
    if (/^https?:/.test(link)) continue;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? join(ROOT, page) : join(ROOT, dirname(page), path);
    assert.ok(!relative(ROOT, target).startsWith('..'), `leaves the project: ${link}`);
    assert.ok(existsSync(target), `leads nowhere: ${link}`);
    if (anchor !== undefined)
      assert.ok(anchorsOf(readFileSync(target, 'utf8')).has(anchor), `no such heading: ${link}`);
  }
}

function checkPaths(markdown: string): void {
  const missing = pathsOf(markdown).filter(
    (it) =>
      !INVENTED.test(it) && !['.', 'server', 'server/src'].some((from) => existsSync(join(ROOT, from, it))),
  );
  assert.deepEqual(missing, []);
}
