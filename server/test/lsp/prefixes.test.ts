/** Every request on what a file looks like while it is being written: on prefixes of an example, sampled by a seed. */
import assert from 'node:assert/strict';
import { random } from '../../bench/project/random.ts';
import { Positions } from '../../src/lsp/positions.ts';
import { example, type Files } from '../analysis/workspaces.ts';
import { clean, scratch } from '../host/scratch.ts';
import { faultsOf } from './answered.ts';
import { type Client, connect, PULL, stopAll } from './client.ts';
import { positionsIn, type Request, requestsAt, requestsOf, resolvesOf } from './requests.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261126);

/** One of so many prefixes is asked about. */
const STEP = 24;

const FILES = example('minimal');

/** A refusal is an answer. */
const REQUEST_FAILED = -32803;

const WHOLE = {
  ...PULL,
  textDocument: {
    ...PULL.textDocument,
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
  },
  experimental: { outlayChanged: true },
};

describe(`every request on prefixes of examples/minimal, seed ${SEED}`, () => {
  let client: Client;
  let folder: string;

  before(async () => {
    const made = scratch();
    folder = made.path;
    for (const [path, text] of Object.entries(FILES)) made.write(path, text);
    made.git('init', '-q', '-b', 'main');
    made.commit();
    client = await connect(folder, { capabilities: WHOLE, settings: { inlayHints: 'all' } });
    await client.read();
  });

  after(async () => {
    await stopAll();
    clean();
  });

  for (const path of Object.keys(FILES)) {
    it(`is answered, with places inside of the text, in ${path}`, async () => {
      const text = FILES[path] ?? '';
      const { int } = random(SEED);
      let prefixes = 0;
      let requests = 0;
      client.open(path, '');
      for (let end = int(STEP); end <= text.length; end += STEP) {
        const prefix = text.slice(0, end);
        client.change(path, { text: prefix });
        requests += await askAll(path, prefix, int(end + 1));
        prefixes++;
      }
      client.close(path);
      process.stdout.write(`      ${requests} requests on ${prefixes} of ${text.length + 1} prefixes\n`);
      assert.deepEqual(faultsOf(client), []);
    }).timeout(60_000);
  }

  /** At the end and at another place; how many requests were answered. */
  async function askAll(path: string, text: string, offset: number): Promise<number> {
    const positions = new Positions(text, 'utf-16');
    const end = positions.position(text.length);
    const uri = client.uri(path);
    const workspace = client.uri('');
    const asked = { uri, path, workspace, position: end, range: { start: positions.position(0), end } };
    const { capabilities } = client.result;
    const requests = [
      ...requestsAt(capabilities, asked),
      ...requestsAt(capabilities, { ...asked, position: positions.position(offset) }),
      ...requestsOf(capabilities, asked),
    ];
    const where = `at the end and at ${offset} of the first ${text.length} characters of ${path}`;
    const known = positionsOfEach({ ...FILES, [path]: text });
    const answered = async (request: Request): Promise<number> => {
      const answer = await answerOf(request, where);
      for (const [file = uri, at] of positionsIn(answer)) {
        const positions = known.get(file);
        assert.deepEqual(positions?.position(positions.offset(at)), at, `${request[0]} ${where}`);
      }
      const more = await Promise.all(resolvesOf(request[0], answer).map(answered));
      return more.reduce((sum, it) => sum + it, 1);
    };
    const counts = await Promise.all(requests.map(answered));
    return counts.reduce((sum, it) => sum + it, 0);
  }

  /** By path and by URI. */
  function positionsOfEach(files: Files): ReadonlyMap<string, Positions> {
    const all = Object.entries(files).map(([path, text]) => [path, new Positions(text, 'utf-16')] as const);
    return new Map([...all, ...all.map(([path, it]) => [client.uri(path), it] as const)]);
  }

  async function answerOf([method, params]: Request, where: string): Promise<unknown> {
    try {
      return await client.request(method, params);
    } catch (error) {
      const { code, message }: { code?: unknown; message?: unknown } = Object(error);
      assert.equal(code, REQUEST_FAILED, `${method} ${where}: ${message}`);
      return null;
    }
  }
});
