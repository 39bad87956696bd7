/** One defect of each code, put into `examples/acme` at up to 20 places: that code appears, there, and nothing else. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { RULES } from '../../src/rules/index.ts';
import { DEFECTS } from './defects.ts';
import type { Plant, Texts } from './planter.ts';
import { projectOf, readable, seen } from './spec.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261124);
const MOST = 20;

const acme = texts('acme');
const counts = new Map<string, string>();

describe('a planted defect', () => {
  for (const { meta } of RULES)
    it(`is found where it is, and alone: ${meta.code}`, () => checkCode(meta.code));
  it('has no code that no rule has', () => {
    assert.deepEqual(Object.keys(DEFECTS).sort(), RULES.map((it) => it.meta.code).sort());
  });
  after(() => {
    const all = [...counts].map(([code, count]) => `${code} ${count}`).join(', ');
    process.stdout.write(`      seed ${SEED}, places: ${all}\n`);
  });
});

describe('nothing is found in', () => {
  for (const name of ['acme', 'minimal'])
    it(`examples/${name}`, () =>
      assert.deepEqual(found({ files: sources(texts(name)), path: '', row: 0 }), []));
});

function checkCode(code: string): void {
  const defect = DEFECTS[code];
  assert.ok(defect, `no defect for ${code}: add it to defects.ts`);
  const all = defect.places(acme);
  const some = sample(all, MOST);
  counts.set(code, `${some.length} of ${all.length}`);
  assert.ok(some.length > 0, 'the defect can be planted nowhere');
  const base = defect.isChange ? sources(acme) : undefined;
  for (const plant of some) {
    const { path, row } = plant;
    const expected: string[] = [code, ...(defect.also ? [defect.also] : [])].map(
      (it) => `${path}:${row} ${it}`,
    );
    assert.deepEqual(found(plant, base), expected.sort(), `planted:\n${excerpt(plant)}`);
  }
}

function found({ files }: Plant, base?: Plant['files']): readonly string[] {
  return seen(projectOf(files, base))
    .map(({ path, row, code, text }) => ({ at: `${path}:${row} ${code}`, text }))
    .map(({ at }) => at)
    .sort();
}

function excerpt({ files, path, row }: Plant): string {
  const source = files.get(path);
  return source && 'text' in source
    ? source.text
        .split('\n')
        .slice(Math.max(0, row - 3), row + 2)
        .join('\n')
    : 'nothing';
}

function texts(name: string): Texts {
  const root = new URL(`../../../examples/${name}/`, import.meta.url);
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((it) =>
    /\.(?:ya?ml|csv)$/.test(it),
  );
  return new Map(
    paths.sort().map((it) => [it.replaceAll('\\', '/'), readFileSync(new URL(it, root), 'utf8')]),
  );
}

function sources(all: Texts): Plant['files'] {
  return new Map([...all].map(([path, text]) => [path, readable(text)]));
}

/** The same for the same seed. */
function sample<Item>(items: readonly Item[], most: number): readonly Item[] {
  const left = [...items];
  const taken: Item[] = [];
  let state = SEED;
  while (left.length > 0 && taken.length < most) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    taken.push(...left.splice(state % left.length, 1));
  }
  return taken;
}
