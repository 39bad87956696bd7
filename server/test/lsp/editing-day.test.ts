/** An editing day compressed: at its end a server says what a fresh one says, and nothing has piled up in it. */
import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientCapabilities, PublishDiagnosticsParams } from 'vscode-languageserver';
import { budgetPath, CENTERS_PATH, DRIVERS_PATH, generate, plainBudgets } from '../../bench/generate.ts';
import { chanceOf } from '../analysis/random-edits.ts';
import { AS_OF } from '../analysis/workspaces.ts';
import { clean, type Scratch, scratch } from '../host/scratch.ts';
import { type Client, connect, PULL, PUSH, stopAll } from './client.ts';
import { answersOf, differences } from './day/answers.ts';
import { Day } from './day/day.ts';
import { type Measured, PROBED, Probe } from './day/measured.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261127);

/** As VS Code: it asks, and tells of files. */
const CODE: ClientCapabilities = {
  ...PULL,
  workspace: {
    ...PULL.workspace,
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
  },
};

const SETTINGS = { asOf: AS_OF, inlayHints: 'all' };

describe(`an editing day, seed ${SEED}`, () => {
  afterEach(async () => {
    await stopAll();
    clean();
  });

  it('ends with the answers of a fresh server, and in the evening holds what it held at noon', async () => {
    const made = committed(1000);
    const client = await connect(made.path, { capabilities: CODE, settings: SETTINGS, node: PROBED });
    await client.read();
    const probe = new Probe(client);
    const day = new Day(client, made, deskOf(1000), chanceOf(SEED));
    const quarters: Measured[] = [];
    for (let quarter = 0; quarter < 4; quarter++) {
      await day.act(150);
      // until nothing is on its way
      await probe.measure();
      const answers = await answersOf(client, day.open);
      if (quarter === 3) {
        const fresh = await freshFor(client, day, made, CODE);
        assert.equal(differences(answers, await answersOf(fresh, day.open)), '');
      }
      day.goHome();
      quarters.push(await probe.measure());
    }
    const [, noon, , evening] = quarters;
    assert.ok(noon && evening);
    assert.deepEqual(evening.open, noon.open);
    const grown = evening.bytes / noon.bytes - 1;
    assert.ok(grown < 0.05, `${noon.bytes} bytes at noon, ${evening.bytes} in the evening`);
    // whether a rename is refused is up to chance
    const { refused, ...done } = day.tally;
    assert.ok(
      Object.values(done).every((it) => it > 0),
      JSON.stringify(done),
    );
    assert.ok(done.rename > 2 * refused, `${refused} of ${done.rename} renames were refused`);
  }).timeout(180_000);

  it('may begin with what the server remembers of the evening before, of lists and drivers too', async () => {
    const made = committed(350);
    letGrowOld(made);
    const options = { capabilities: CODE, settings: SETTINGS, env: { XDG_CACHE_HOME: scratch().path } };
    const before = await connect(made.path, options);
    await before.heard('that it is remembered', says(/ is remembered for the next start/));
    await before.stop();
    const client = await connect(made.path, options);
    const desk = [...deskOf(350).slice(0, 20), CENTERS_PATH, DRIVERS_PATH, 'registry.yaml', 'policies.yaml'];
    const day = new Day(client, made, desk, chanceOf(SEED + 2));
    await client.heard('what is remembered', says(/ remembered in /));
    for (let hour = 0; hour < 4; hour++) {
      await day.act(20);
      const fresh = await freshFor(client, day, made, CODE);
      const expected = await answersOf(fresh, day.open);
      await client.until(
        async () => differences(await answersOf(client, day.open), expected),
        (it) => it === '',
      );
    }
  }).timeout(120_000);

  it('leaves a client that is pushed to with what a fresh one is pushed, where the server watches the disk itself', async () => {
    const made = committed(100);
    const client = await connect(made.path, { capabilities: PUSH, settings: SETTINGS });
    await client.read();
    const day = new Day(client, made, deskOf(100), chanceOf(SEED + 1));
    await day.act(150);
    const fresh = await freshFor(client, day, made, PUSH);
    const expected = await quiet(fresh);
    await client.until(
      async () => differences(pushed(client), expected),
      (it) => it === '',
    );
  });
});

/** A generated workspace with three branches, all at one commit. */
function committed(files: number): Scratch {
  const made = scratch();
  for (const { path, text } of generate({ files })) made.write(path, text);
  made.write('.gitignore', '.cache\n');
  made.git('init', '-q', '-b', 'main');
  made.commit('first');
  made.git('branch', 'draft');
  made.git('branch', 'idea');
  return made;
}

/** Files as young as the index are looked at once more. */
function letGrowOld(made: Scratch): void {
  const then = new Date('2020-01-01');
  for (const path of made.git('ls-files', '-z').split('\0').filter(Boolean))
    utimesSync(join(made.path, path), then, then);
  made.git('update-index', '--refresh');
}

function says(pattern: RegExp): (told: Client['told'][number]) => boolean {
  return ({ params }) => pattern.test(JSON.stringify(params ?? ''));
}

/** Files that somebody works on. */
function deskOf(files: number): readonly string[] {
  return plainBudgets(files, 40, 0).map(budgetPath);
}

/** Another server with the same buffers in front of the same disk. */
async function freshFor(
  client: Client,
  day: Day,
  made: Scratch,
  capabilities: ClientCapabilities,
): Promise<Client> {
  const fresh = await connect(made.path, { capabilities, settings: SETTINGS });
  for (const [path, text] of day.open) fresh.open(path, text, client.version(path));
  await fresh.read();
  return fresh;
}

/** The diagnostics that a client shows, by file; none for a file without. */
function pushed({ told }: Client): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const { method, params } of told) {
    if (method !== 'textDocument/publishDiagnostics') continue;
    const { uri, version, diagnostics } = params as PublishDiagnosticsParams;
    if (diagnostics.length === 0) delete shown[uri];
    else shown[uri] = JSON.stringify({ version, diagnostics });
  }
  return shown;
}

/** What is shown when nothing more comes. */
async function quiet(client: Client): Promise<Record<string, string>> {
  for (let count = -1; count < client.told.length; ) {
    count = client.told.length;
    await new Promise((resume) => setTimeout(resume, 1000));
  }
  return pushed(client);
}
