import assert from 'node:assert/strict';
import type { Problem } from '../../../src/syntax/problem.ts';
import { KINDS, validateHeadNode } from '../../../src/syntax/validate.ts';
import { nodeOf } from './read.ts';
import { head, item, said } from './validated.ts';

describe('an item that has not the shape of the language', () => {
  it('is silent on what is right', () => {
    assert.deepEqual(item('line', '{ name: a, category: b, amount: { FY2027: 1.2M } }'), []);
    assert.deepEqual(head('Budget', '{ costCenter: a, lines: }'), []);
  });

  it('says what is missing', () => {
    const [problem] = item('team', '{ name: a }');
    assert.deepEqual(said([...item('team', '{ name: a }')]), [
      'malformed-item  key: `members` is missing, a team needs it',
    ]);
    assert.equal(problem?.help, 'for example `members: [amara, jon]`');
  });

  it('says a misspelled property once, not as missing too', () => {
    assert.deepEqual(said(item('team', '{ name: a, membres: [b] }')), [
      'unknown-key /membres key: a team has no property `membres`; did you mean `members`?',
    ]);
  });

  it('says which shape was expected', () => {
    assert.deepEqual(said(item('line', '{ name: a, amount: [5] }')), [
      'malformed-item /amount value: `amount` is a list, expected a value such as `1.2M` or a map by period',
    ]);
    assert.deepEqual(said(item('line', '{ name: { a: b }, amount: }')), [
      'malformed-item /name value: `name` is a map, expected a value such as `cloud-compute`',
      'malformed-item /amount value: nothing is written for `amount`, expected a value such as `1.2M` or a map by period',
    ]);
    assert.deepEqual(said(item('line', '5')), [
      'malformed-item  value: the line is a single value, expected a map',
    ]);
  });

  it('takes an empty map by period for nothing', () => {
    assert.deepEqual(said(item('line', '{ name: a, amount: {} }')), [
      'malformed-item /amount value: nothing is written for `amount`, expected a value such as `1.2M` or a map by period',
    ]);
  });

  it('marks a line whose money cannot be known', () => {
    assert.equal(item('line', '{ name: a, amount: [5] }')[0]?.unreadable, true);
    assert.equal(item('line', '{ name: a, amount: 5, growth: 5%/year }')[0]?.unreadable, true);
    assert.equal(item('line', '{ name: a, amount: 5, title: [b] }')[0]?.unreadable, undefined);
  });

  it('puts one value into a list where a list is expected', () => {
    const [problem] = item('line', '{ name: a, percent: 5%, of: engineers }');
    assert.equal(problem?.message, '`of` is a single value, expected a list such as `[engineers]`');
    assert.deepEqual(problem?.fixes?.[0]?.edits, [{ op: 'set', at: '/of', text: '[engineers]' }]);
    assert.equal(head('Budget', '{ lines: none }')[0]?.fixes, undefined, 'no line is a word');
  });

  it('puts what a comma has cut off into the list too, and finds it once', () => {
    const problems = item('line', '{ name: a, percent: 5%, of: engineers, ops }');
    assert.deepEqual(
      problems.map((it) => [it.at, it.fixes?.[0]]),
      [
        [
          '/of',
          {
            title: 'write `[engineers, ops]`',
            safety: 'unsafe',
            edits: [
              { op: 'set', at: '/of', text: '[engineers, ops]' },
              { op: 'remove', at: '/ops' },
            ],
          },
        ],
      ],
    );
  });

  it('names the fixed word that was probably meant', () => {
    const problems = item('line', '{ name: a, amount: 5, treatment: opx, credit: True }');
    assert.deepEqual(said(problems), [
      'malformed-item /treatment value: `opx` is none of the words for `treatment`, expected `opex`, `capex` or `depreciation`; did you mean `opex`?',
      'malformed-item /credit value: `True` is none of the words for `credit`, expected `true` or `false`; did you mean `true`?',
    ]);
    assert.deepEqual(
      problems.map((it) => it.fixes?.[0]?.safety),
      ['unsafe', 'safe'],
    );
  });

  it('points into maps and lists, with escapes', () => {
    assert.deepEqual(said(item('line', '{ name: a, amount: { 2026-01: [5], "x/~y": { b: c } } }')), [
      'malformed-item /amount/2026-01 value: `2026-01` is a list, expected a value',
      'malformed-item /amount/x~1~0y value: `x/~y` is a map, expected a value',
    ]);
    assert.deepEqual(said(item('team', '{ name: a, members: [b, [c]] }')), [
      'malformed-item /members/1 value: an entry of `members` is a list, expected a value',
    ]);
  });

  it('quotes text that cannot be seen', () => {
    const [problem] = item('team', '{ name: a, members: [b], "x\\u202Ey": c }');
    assert.equal(problem?.message, 'a team has no property `x⟨U+202E⟩y`');
  });
});

describe('a head that has not the shape of the language', () => {
  it('says where a property belongs', () => {
    const [problem] = head('Budget', '{ description: b }');
    assert.equal(problem?.help, '`description` belongs into `metadata`');
    assert.equal(
      head('Budget', '{}', '{ name: a, costCenter: b }')[0]?.help,
      '`costCenter` belongs into `spec`',
    );
  });

  it('looks into lists that are never cut out of it', () => {
    assert.deepEqual(said(head('People', '{ people: , teams: [{ name: a, members: [b] }, { name: c }] }')), [
      'malformed-item /spec/teams/1 key: `members` is missing, a team needs it',
    ]);
    assert.deepEqual(
      said(head('AllocationPolicy', '{ rules: , splits: [{ name: a, from: b, two: [c] }] }')),
      ['unknown-key /spec/splits/0/two key: a split has no property `two`; did you mean `to`?'],
    );
  });

  it('leaves the entries of main lists to their own schema', () => {
    assert.deepEqual(head('Budget', '{ lines: [5, { x: y }] }'), []);
    assert.deepEqual(said(head('Budget', '{ lines: 5 }')), [
      'malformed-item /spec/lines value: `lines` is a single value, expected a list, each entry with a dash before it',
    ]);
  });

  it('needs a name and contents', () => {
    assert.deepEqual(
      said(validateHeadNode('Budget', nodeOf('apiVersion: outlay/v1\nkind: Budget\nmetadata: {}\n'))),
      [
        'malformed-item  key: `spec` is missing, a budget needs it',
        'malformed-item /metadata key: `name` is missing, metadata needs it',
      ],
    );
  });

  it('leaves a missing version to the reader of documents', () => {
    assert.deepEqual(
      validateHeadNode('Budget', nodeOf('kind: Budget\nmetadata: { name: a }\nspec: {}\n')),
      [],
    );
  });

  it('names the kind that was probably meant', () => {
    assert.deepEqual(said(head('Bugdet', '{}')), [
      'malformed-item /kind value: no kind of document is called `Bugdet`; did you mean `Budget`?',
    ]);
    assert.deepEqual(said(validateHeadNode('', nodeOf('apiVersion: outlay/v1\n'))), [
      'malformed-item  key: the document has no `kind`, expected for example `kind: Budget`',
    ]);
  });

  it('finds the kind under a key in capitals', () => {
    const [problem] = validateHeadNode('', nodeOf('apiVersion: outlay/v1\nKind: Budget\n'));
    assert.equal(problem?.message, 'the document has no `kind`, expected for example `kind: Budget`');
    assert.equal(problem.label, 'did you mean `kind`?');
    assert.deepEqual(problem.fixes?.[0]?.edits, [{ op: 'rename', at: '/Kind', text: 'kind' }]);
  });

  it('leaves a mapping to its own reader', () => {
    assert.deepEqual(head('ImportMapping', '{ x: y }'), []);
  });
});

describe('what this version does not compute', () => {
  const YET: readonly (readonly [what: string, problems: readonly Problem[], expected: string])[] = [
    [
      'envelopes',
      head('Budget', '{ envelopes: [{ name: all, amount: 5 }] }'),
      '/spec/envelopes key: envelopes',
    ],
    ['growth', item('line', '{ name: a, amount: 5, growth: 5%/year }'), '/growth key: growth'],
    [
      'weights',
      item('line', '{ name: a, amount: 5, phasing: [1, 2] }'),
      '/phasing value: phasing by weights',
    ],
    [
      'like another line',
      head('Budget', '{ phasing: { like: a/b } }'),
      '/spec/phasing value: phasing like another line',
    ],
    [
      'a calendar of weeks',
      head('Workspace', '{ currency: USD, calendar: { start: 2027-01-01, pattern: 4-5-4 } }'),
      '/spec/calendar/pattern value: the calendar pattern `4-5-4`',
    ],
    [
      'actual cost',
      head('Workspace', '{ currency: USD, actuals: { x: y } }'),
      '/spec/actuals key: actual cost',
    ],
    ['a project', item('line', '{ name: a, amount: 5, project: nowhere }'), '/project key: projects'],
    ['the project of a Budget', head('Budget', '{ project: nowhere }'), '/spec/project key: projects'],
    [
      'a condition on projects',
      item('allocation-rule', '{ name: a, match: { any: [{ project: x }] }, assign: { costCenter: b } }'),
      '/match/any/0/project key: projects',
    ],
  ];
  for (const [what, problems, expected] of YET)
    it(`is said once and plainly: ${what}`, () => {
      const [place, name] = expected.split(': ');
      assert.deepEqual(said(problems), [
        `not-supported-yet ${place}: this version does not compute ${name} yet`,
      ]);
    });

  it('is said of every later kind', () => {
    const later = KINDS.map((it) => head(it, '{ x: y }')).filter((it) => it[0]?.code === 'not-supported-yet');
    assert.equal(later.length, 14);
    assert.deepEqual(said(head('Transfer', '{ moves: [] }')), [
      'not-supported-yet /kind value: `Transfer`: transfers are part of the language, but this version does not compute them yet',
    ]);
  });
});
