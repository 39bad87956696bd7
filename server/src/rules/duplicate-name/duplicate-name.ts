/** Two things of one kind with the same name. */
import type { DocumentContent, Lowered } from '../../analysis/content.ts';
import type { Draft, Rule, RuleView } from '../../analysis/findings/rule.ts';
import { spellingKey } from '../../analysis/findings/rule.ts';
import type { Declaration } from '../../analysis/model/names.ts';
import { quoted } from '../../domain/words/visible.ts';
import { Crowds } from '../crowds.ts';

/** The first by path and place keeps the name; every other one is a finding. */
export const duplicateName: Rule = {
  meta: {
    code: 'duplicate-name',
    summary: 'Two things of one kind have the same name.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
  *unit({ document, unit }, { side }) {
    const names = side.names.declarationsOf(unit, document).filter((it) => it.how === 'name');
    for (const declaration of names) {
      const { kind, text, at } = declaration;
      if (text === '' || (WITH_DOCUMENT.has(kind) && names.some((it) => it.kind === 'document'))) continue;
      const first = firstNamed(side, declaration);
      if (!first || first === declaration || isSameList(first, declaration)) continue;
      yield again(declaration, at, first);
    }
  },
  *document(subject, view) {
    yield* inList(subject.document, subject.content, view);
    yield* inHead(subject.document, subject.content);
  },
};

/** Kinds whose document is the declared thing itself: one name, two declarations. */
const WITH_DOCUMENT: ReadonlySet<string> = new Set(['driver', 'budget', 'policy', 'rates']);
const LISTED: ReadonlySet<string> = new Set(['center', 'category', 'service', 'vendor', 'person']);

const namesakes: Crowds<Lowered> = new Crowds({
  keys: ({ entity }) => (entity?.name ? [spellingKey(entity.name)] : []),
  repeats: (crowd) => [crowd],
});

function firstNamed(side: RuleView['side'], { kind, text }: Declaration): Declaration | undefined {
  return side.names.all(kind, text).find((it) => it.how === 'name');
}

/** Entries of the same list are compared in `inList`, where equal entries can be told apart. */
function isSameList(a: Declaration, b: Declaration): boolean {
  return a.document === b.document && LISTED.has(b.kind);
}

function* inList(document: string, content: DocumentContent, { side }: RuleView): Generator<Draft> {
  const counts = new Map<Lowered, number>();
  for (const { first, again: unit } of namesakes.of(content.head, content.items)) {
    if (!counts.has(first)) counts.set(first, 0);
    const nth = counts.has(unit) ? (counts.get(unit) ?? 0) + 1 : 0;
    counts.set(unit, nth);
    const [declaration] = side.names.declarationsOf(unit, document);
    if (declaration && firstNamed(side, declaration)?.document !== document) continue; // found by item
    const related = [{ document, unit: first, at: '/name', message: 'declared here' }];
    yield { unit, nth, ...message(unit.entity?.name ?? '', '/name'), related };
  }
}

/** Splits that are beside rules. */
function* inHead(document: string, { head }: DocumentContent): Generator<Draft> {
  if (head.entity?.kind !== 'AllocationPolicy') return;
  const names = new Map<string, string>();
  for (const { at, split } of head.entity.splits) {
    const key = spellingKey(split.name);
    const first = names.get(key);
    if (first === undefined) names.set(key, `${at}/name`);
    else {
      const related = [{ document, unit: head, at: first, message: 'declared here' }];
      yield { ...message(split.name, `${at}/name`), related };
    }
  }
}

function message(name: string, at: string): Draft {
  return {
    at,
    message: `${quoted(name)} is already the name of another entry of this list`,
    help: 'give one of the two another name; names compare without case',
  };
}

function again({ text }: Declaration, at: string, first: Declaration): Draft {
  return {
    at,
    message: `${quoted(text)} is already declared`,
    help: 'give one of the two another name; names compare without case',
    related: [{ document: first.document, unit: first.unit, at: first.at, message: 'declared here' }],
  };
}
