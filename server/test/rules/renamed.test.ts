/** A reference to what is not there, or was renamed by this branch: what is proposed, and whether it is safe. */
import assert from 'node:assert/strict';
import { projectOf, readable, seen } from './spec.ts';

const WORKSPACE =
  'apiVersion: outlay/v1\nkind: Workspace\nmetadata: { name: nimbus }\nspec: { currency: USD }\n';
const BUDGET =
  'apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: phones }\nspec: { costCenter: mobile, period: 2026, lines: [] }\n';

/** Each by its name, and what else it says. */
function centers(...names: readonly string[]): string {
  const items = names.map((it) => `    - { name: ${it} }\n`).join('');
  return `apiVersion: outlay/v1\nkind: CostCenterList\nmetadata: { name: all }\nspec:\n  items:\n${items}`;
}

/** What is proposed for a Budget on `mobile`, when the only center of that name has become these. */
function proposed(...names: readonly string[]): readonly string[] {
  return proposedFor('mobile', ...names);
}

function proposedFor(old: string, ...names: readonly string[]): readonly string[] {
  const files = (them: string) =>
    new Map([['outlay.yaml', readable([WORKSPACE, BUDGET, them].join('---\n'))]]);
  return fixes(files(centers(...names)), files(centers(old)));
}

function fixes(...project: Parameters<typeof projectOf>): readonly string[] {
  return seen(projectOf(...project))
    .filter((it) => it.code === 'unknown-reference')
    .flatMap(({ finding }) => finding.fixes?.map((it) => `${it.title} (${it.safety})`) ?? []);
}

describe('a reference to what this branch renames', () => {
  it('is safely repaired by the new name', () =>
    assert.deepEqual(proposed('handhelds'), ['write `handhelds` (safe)']));

  it('is not repaired where two things may be the one that it meant', () =>
    assert.deepEqual(proposed('handhelds', 'laptops'), []));

  it('is known by its code, whatever else is new about it and whatever is spelled alike', () => {
    const old = 'mobile, code: CC-7, title: Mobile';
    assert.deepEqual(proposedFor(old, 'mobil', 'apps, code: CC-7, title: Apps'), ['write `apps` (safe)']);
    assert.deepEqual(proposedFor(old, 'mobil', 'apps, code: CC-8, title: Apps'), ['write `mobil` (unsafe)']);
  });

  it('is only guessed at by its spelling', () =>
    assert.deepEqual(proposed('mobiles', 'laptops'), ['write `mobiles` (unsafe)']));
});

describe('a reference with the prefix of another kind', () => {
  it('is repaired without it', () => {
    const repaired = (reference: string) => {
      const budget = BUDGET.replace('mobile', reference);
      return fixes(
        new Map([['outlay.yaml', readable([WORKSPACE, budget, centers('de-finance')].join('---\n'))]]),
      );
    };
    assert.deepEqual(repaired('team/finance'), ['write `de-finance` (unsafe)']);
    assert.deepEqual(repaired('center/de-finanse'), ['write `center/de-finance` (unsafe)']);
  });
});

describe('a reference to a line that is not there', () => {
  const wrong = (of: string) => {
    const lines = `[{ name: devices, amount: 9k }, { name: support, percent: 5%, of: [${of}] }]`;
    const text = [WORKSPACE, BUDGET.replace('lines: []', `lines: ${lines}`), centers('mobile')].join('---\n');
    return fixes(new Map([['outlay.yaml', readable(text)]]));
  };

  it('is repaired by the nearest of its own Budget, or of the Budget that it names', () => {
    assert.deepEqual(wrong('devises'), ['write `devices` (unsafe)']);
    assert.deepEqual(wrong('phones/devises'), ['write `phones/devices` (unsafe)']);
    assert.deepEqual(wrong('phone/devices'), ['write `phones/devices` (unsafe)']);
  });

  it('is not repaired where nothing is near', () =>
    assert.deepEqual([...wrong('rent'), ...wrong('phone/rent')], []));
});
