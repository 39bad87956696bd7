/** No property is described and then ignored: it is read somewhere, or the schema says that it is not yet. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../../..');

/** Of what stands in a workspace; the whole schema is made of these, a mapping has a reader of its own, and envelopes are refused as later. */
const SCHEMAS = textsIn('schemas', /(?<!outlay\.schema|import-mapping|envelope)\.json$/);

const READERS = textsIn('server/src/syntax', /^(?!generated).*\.ts$/).join('\n');

/** Accounts of people, which are only written down. */
const RECORDS: ReadonlySet<string> = new Set(['github', 'gitlab', 'bitbucket', 'azure']);

interface Node {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
}

function textsIn(folder: string, files: RegExp): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((it) => files.test(it))
    .map((it) => readFileSync(join(ROOT, folder, it), 'utf8'));
}

/** Names of properties at any depth that are promised without a word about later. */
function* promised(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null || isLater(node)) return;
  const { properties = {} }: Node = node;
  for (const [name, property] of Object.entries(properties)) if (!isLater(property)) yield name;
  for (const value of Object.values(node)) yield* promised(value);
}

function isLater(node: Node): boolean {
  return 'x-outlay-later' in node || /not read yet/.test(node.description ?? '');
}

describe('the schemas', () => {
  it('promise no property that nothing reads', () => {
    const names = new Set(SCHEMAS.flatMap((it) => [...promised(JSON.parse(it))]));
    assert.ok(names.size > 40, [...names].join());
    const ignored = [...names].filter(
      (it) => !RECORDS.has(it) && !new RegExp(`['"/]${it}['"/\`]`).test(READERS),
    );
    assert.deepEqual(ignored, []);
  });
});
