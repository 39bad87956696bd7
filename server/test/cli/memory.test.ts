/** What a run keeps for the next one makes no answer another, whatever happens to it. */
import assert from 'node:assert/strict';
import { type ExecFileOptions, execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean, type Scratch, scratch } from '../host/scratch.ts';
import { AS_OF, acme, buildOnce, outlay, PROGRAM, withoutTimes } from './run.ts';

/** Of many files Git is asked which were touched, and a first run lets them fall asleep; of few the bytes are compared. */
const MANY = 320;
const FEW = 40;

function budget(n: number, amount: number): string {
  return `apiVersion: outlay/v1
kind: Budget
metadata: { name: plan-${n} }
spec:
  costCenter: ${n % 2 === 0 ? 'payments' : 'search'}
  period: FY2027
  lines:
    - { name: rent, category: cloud, amount: ${amount}/month }
    - { name: more, category: saas, percent: 10%, of: [${n % 10 === 3 ? `plan-${n + 1}/rent` : 'rent'}] }
${n % 20 === 5 ? '    # outlay: allow missing-category until 2026-12-31 -- until the ledger is settled\n    - { name: rest-of-it, amount: 5k }\n' : ''}`;
}

function plans(files: number = FEW): Scratch {
  const made = acme();
  for (let n = 0; n < files; n++) made.write(`many/plan-${n}.yaml`, budget(n, 1000 + n));
  made.write('many/wrong.yaml', budget(9999, 7).replace('category: cloud', 'category: clod'));
  made.write('many/unread.yaml', budget(9998, 7).replace('amount: 7/month', 'amount: seven'));
  made.commit('many budgets');
  made.git('branch', '-f', 'main');
  return made;
}

function memoryFile(cache: string): string {
  const folder = join(cache, 'outlay');
  const name = readdirSync(folder).find((it) => it.endsWith('.cache'));
  assert.ok(name, 'a memory is kept');
  return join(folder, name);
}

const CHECKS = [
  ['check', '--as-of', AS_OF, '--format', 'json'],
  ['check', '--as-of', AS_OF],
];

const ONE_EACH = [
  ...CHECKS.slice(0, 1),
  ['impact', '--as-of', AS_OF],
  ['show', '--as-of', AS_OF, '--format', 'json'],
];

const COMMANDS = [
  ...ONE_EACH,
  ['impact', '--as-of', AS_OF, '--by', 'category', '--format', 'json'],
  ['show', 'payments', '--as-of', AS_OF, '--format', 'json'],
];

const EXPLAINED = [
  ['explain', 'payments', '--as-of', AS_OF],
  ['explain', 'center/search', '--as-of', AS_OF, '--format', 'json'],
  ['explain', 'cloud', '--as-of', AS_OF],
  ['explain', 'plan-12', '--as-of', AS_OF],
  ['explain', 'plan-9998', '--as-of', AS_OF],
  ['explain', 'plan-13/more', '--as-of', AS_OF],
  ['explain', 'plan-9998/more', 'FY2027', '--as-of', AS_OF, '--format', 'json'],
  ['explain', 'USD/USD', '--as-of', AS_OF],
  ['explain', 'plan-14/rant', '--as-of', AS_OF],
];

/** Exit code and stdout of every command, stderr where it refuses, with whatever is remembered. */
async function answers(
  { path }: Scratch,
  cache: string,
  commands: readonly (readonly string[])[] = COMMANDS,
): Promise<readonly string[]> {
  const env = { PATH: process.env.PATH, HOME: path, XDG_CACHE_HOME: cache, GIT_CONFIG_NOSYSTEM: '1' };
  const said: string[] = [];
  for (const args of commands) said.push(await answer(args, { cwd: path, env, maxBuffer: 2 ** 26 }));
  return said;
}

function answer(args: readonly string[], options: ExecFileOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [PROGRAM, ...args], options, (error, stdout, stderr) => {
      const isRefusal = error?.code === 2;
      if (`${stderr}` !== '' && !isRefusal) reject(new Error(`${stderr}`));
      else resolve(withoutTimes(`${error?.code ?? 0} ${stdout}${stderr}`));
    });
  });
}

/** Both are asked at the same time. `cache` lies outside of the working tree; each cold run begins without anything remembered. */
async function same(
  made: Scratch,
  cache: string,
  when: string,
  commands: Parameters<typeof answers>[2] = COMMANDS,
): Promise<void> {
  const [cold, warm] = await Promise.all([
    coldAnswers(made, cache, commands),
    answers(made, cache, commands),
  ]);
  assert.deepEqual(warm, cold, when);
}

async function coldAnswers(
  made: Scratch,
  cache: string,
  commands: readonly (readonly string[])[],
): Promise<readonly string[]> {
  const nothing = join(cache, 'cold');
  const said: string[] = [];
  for (const command of commands) {
    said.push(...(await answers(made, nothing, [command])));
    rmSync(nothing, { recursive: true, force: true });
  }
  return said;
}

describe('the memory of earlier runs', () => {
  before(buildOnce);
  afterEach(clean);

  for (const files of [FEW, MANY])
    it(`gives the answers of a cold run after edits of budgets, centers and the base, of ${files} files`, async () => {
      const made = plans(files);
      const cache = scratch().path;
      const commands = files === FEW ? COMMANDS : ONE_EACH;
      const env = { XDG_CACHE_HOME: cache };
      outlay(made.path, ['check', '--as-of', AS_OF], { code: 1, env });
      await same(made, cache, 'nothing changed', commands);
      made.write('many/plan-7.yaml', budget(7, 123_456));
      await same(made, cache, 'one amount changed', commands);
      made.write('many/plan-4.yaml', budget(4, 77));
      await same(made, cache, 'an amount that another budget reads', commands);
      made.write('many/copy.yaml', budget(12, 5));
      await same(made, cache, 'a second budget of one name', commands);
      made.write('many/copy.yaml', budget(1000, 5));
      rmSync(join(made.path, 'many/plan-8.yaml'));
      await same(made, cache, 'a budget is gone', commands);
      const centers = readFileSync(join(made.path, 'outlay.yaml'), 'utf8');
      made.write('outlay.yaml', centers.replace('name: search, title: Search', 'name: find, title: Search'));
      await same(made, cache, 'a cost center has another name', commands);
      outlay(made.path, ['check', '--as-of', AS_OF], { code: 1, env });
      await same(made, cache, 'and is remembered so', commands);
      made.write('outlay.yaml', centers);
      await same(made, cache, 'and has its old name again', commands);
    }).timeout(180_000);

  it('gives the answers of a cold run where all files are read again that sleep in a first one', async () => {
    const made = plans(MANY);
    const cache = scratch().path;
    outlay(made.path, ['check', '--as-of', AS_OF], { code: 1, env: { XDG_CACHE_HOME: cache } });
    const workspace = readFileSync(join(made.path, 'outlay.yaml'), 'utf8');
    made.write('outlay.yaml', workspace.replace('title: Search', 'title: Find'));
    made.commit('another title');
    made.git('branch', '-f', 'main');
    await same(made, cache, 'nothing differs from the base');
  });

  for (const files of [FEW, MANY])
    it(`explains names and amounts as a cold run does, of ${files} files`, async () => {
      const made = plans(files);
      const cache = scratch().path;
      outlay(made.path, ['check', '--as-of', AS_OF], { code: 1, env: { XDG_CACHE_HOME: cache } });
      made.write('many/plan-14.yaml', budget(14, 77));
      made.write('many/copy.yaml', budget(12, 5));
      await same(
        made,
        cache,
        'an amount that another budget reads, and a second budget of one name',
        EXPLAINED,
      );
    }).timeout(60_000);

  it('gives the answers of a cold run when it is damaged', async () => {
    const made = plans();
    const cache = scratch().path;
    outlay(made.path, ['check', '--as-of', AS_OF], { code: 1, env: { XDG_CACHE_HOME: cache } });
    const file = memoryFile(cache);
    const bytes = readFileSync(file);
    for (const part of [0.2, 0.5, 0.9, 0.999]) {
      const flipped = Buffer.from(bytes);
      const at = Math.floor(part * flipped.length);
      flipped[at] = (flipped[at] ?? 0) ^ 0xff;
      writeFileSync(file, flipped);
      await same(made, cache, `a byte of the memory is flipped at ${part}`, CHECKS.slice(1));
    }
    writeFileSync(file, bytes);
    truncateSync(file, bytes.length >> 1);
    await same(made, cache, 'half of the memory is gone');
  }).timeout(180_000);

  it('is not believed on the day after a waiver ended', () => {
    const made = plans();
    const env = { XDG_CACHE_HOME: scratch().path };
    outlay(made.path, ['check', '--as-of', AS_OF], { code: 1, stdout: /2 errors/, env });
    outlay(made.path, ['check', '--as-of', AS_OF], { code: 1, stdout: /2 errors/, env });
    outlay(made.path, ['check', '--as-of', '2027-01-01'], { code: 1, stdout: /expired-waiver/, env });
  }).timeout(60_000);

  it('is not believed of a budget that reads another one which the base has otherwise', async () => {
    const made = plans();
    const cache = scratch().path;
    made.write('many/plan-4.yaml', budget(4, 77));
    made.commit('an amount that plan-3 reads');
    made.git('branch', '-f', 'main');
    outlay(made.path, ['check', '--as-of', AS_OF], { code: 1, env: { XDG_CACHE_HOME: cache } });
    const commands = [['impact', '--as-of', AS_OF, '--base', 'HEAD~1']];
    await same(made, cache, 'compared with the commit before', commands);
  }).timeout(60_000);

  it('is not made of lines that mean a line which is not there', async () => {
    const made = plans();
    const cache = scratch().path;
    made.write('many/plan-3.yaml', budget(3, 1003).replace('plan-4/rent', 'plan-4/rental'));
    made.commit('a reference to nothing');
    made.git('branch', '-f', 'main');
    await same(made, cache, 'the line is not there');
    made.write('many/plan-4.yaml', budget(4, 1004).replace('name: rent,', 'name: rental,'));
    await same(made, cache, 'the line is there');
  }).timeout(60_000);

  it('of what was found is void when an edit elsewhere changes that', async () => {
    const made = plans();
    const cache = scratch().path;
    const registry = 'registry/once.yaml';
    const list = (name: string) =>
      `apiVersion: outlay/v1\nkind: CategoryList\nmetadata: { name: ${name} }\nspec:\n  categories:\n    - { name: ${name}-costs }\n`;
    made.write(registry, list('once'));
    made.write('many/plan-11.yaml', budget(11, 1011).replace('category: cloud', 'category: once-costs'));
    made.write('many/plan-12.yaml', `${budget(12, 1012)}---\n`.replace('category: cloud', 'category: clod'));
    made.commit('a category of one budget');
    made.git('branch', '-f', 'main');
    outlay(made.path, ['impact', '--as-of', AS_OF], { code: 1, env: { XDG_CACHE_HOME: cache } });
    await same(made, cache, 'an impact remembers no findings', CHECKS);
    await same(made, cache, 'a check does', CHECKS);
    made.write('many/plan-11.yaml', budget(11, 1011));
    await same(made, cache, 'the category is used by nobody', CHECKS);
    made.write('many/plan-11.yaml', budget(11, 1011).replace('name: rent,', 'name: once-costs,'));
    await same(made, cache, 'nor now', CHECKS);
    made.write('many/plan-12.yaml', budget(12, 1012));
    await same(made, cache, 'what was wrong is right', CHECKS);
  }).timeout(120_000);

  it('of what was found is read again where line ends are others, which are the same for Git', async () => {
    const made = plans();
    const cache = scratch().path;
    made.write(
      'registry/wrong.yaml',
      'apiVersion: outlay/v1\nkind: CategoryList\nmetadata: { name: wrong }\nspec:\n  categories:\n    - { name: unused-costs }\n',
    );
    made.commit('a category that nothing uses');
    made.git('branch', '-f', 'main');
    await same(made, cache, 'with LF', CHECKS);
    made.git('config', 'core.autocrlf', 'true');
    rmSync(join(made.path, 'many'), { recursive: true });
    rmSync(join(made.path, 'registry'), { recursive: true });
    made.git('checkout', '-q', '.');
    assert.match(readFileSync(join(made.path, 'many/wrong.yaml'), 'utf8'), /\r\n/);
    await same(made, cache, 'with CRLF', CHECKS);
  }).timeout(60_000);

  it('is neither taken from a working tree nor left in one: a pull request could bring it along', () => {
    const made = plans();
    const cache = join(made.path, '.cache');
    outlay(made.path, ['check', '--as-of', AS_OF], { code: 1, env: { XDG_CACHE_HOME: cache } });
    assert.equal(existsSync(join(cache, 'outlay')), false);
  }).timeout(60_000);

  it('reads what differs from a base that only the settings name, in a file of their own', async () => {
    const made = plans();
    const cache = scratch().path;
    const text = readFileSync(join(made.path, 'outlay.yaml'), 'utf8');
    const at = text.indexOf('---\n');
    made.write('settings.yaml', text.slice(0, at).replace('defaultBranch: main', 'defaultBranch: trunk'));
    made.write('outlay.yaml', text.slice(at + 4));
    made.commit('settings in a file of their own');
    made.write('many/plan-9.yaml', budget(9, 4321).replace('name: plan-9 ', 'name: plan-nine '));
    made.commit('one amount and its name');
    made.git('branch', '-f', 'main');
    made.git('branch', 'trunk');
    outlay(made.path, ['check', '--as-of', AS_OF], { code: 1, env: { XDG_CACHE_HOME: cache } });
    made.git('branch', '-f', 'trunk', 'HEAD~1');
    await same(made, cache, 'the file differs from trunk, not from main');
  }).timeout(60_000);
});
