/** What an unknown reference probably means: something that this branch renames, or the nearest name. */

import { type Entity, type RuleView, spellingKey } from '../../analysis/findings/rule.ts';
import { type Declaration, type NameKind, withoutPrefix } from '../../analysis/model/names.ts';
import { nearest } from '../../base/nearest.ts';
import { sameValue } from '../../base/same.ts';

/** A reference that names nothing of these kinds. */
export interface Missing {
  readonly kinds: readonly (NameKind | 'line')[];
  readonly text: string;
  /** Key of the document that contains it. */
  readonly document: string;
}

/** `name` is undefined when nothing is near; `also` is its other spelling; `renamed` is its name in the base, if it was renamed. */
export interface Meant {
  readonly name: string | undefined;
  readonly also: string | undefined;
  readonly renamed: string | undefined;
}

/** Whether something that cannot be read might declare it. */
export function mayBeUnread({ kinds, text, document }: Missing, view: RuleView): boolean {
  return kinds.some((kind) =>
    kind === 'line'
      ? view.mayDeclare('budget') || hasUnreadLine(lineDocument(text, document, view), view)
      : view.mayDeclare(kind),
  );
}

/** Quotes that YAML does not treat as such, as word processors insert them: “ ” „ « » ‘ ’ ‚ ‹ › */
const QUOTES =
  /^[\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u201a\u2039\u203a]+|[\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u201a\u2039\u203a]+$/gu;

/** The best guess. */
export function meant(missing: Missing, view: RuleView): Meant {
  const kinds = missing.kinds.filter((it) => it !== 'line');
  for (const kind of kinds) {
    const renamed = renamedTo(kind, withoutPrefix(kind, missing.text), view);
    if (renamed) return renamed;
  }
  const plain = missing.text.replace(QUOTES, '');
  for (const kind of kinds) {
    const near = view.nearest(kind, withoutPrefix(kind, plain));
    if (near) return { name: near.text, also: otherThan(near), renamed: undefined };
  }
  const line = missing.kinds.includes('line') ? nearestLine(missing, view) : undefined;
  return { name: line, also: undefined, renamed: undefined };
}

/** Its other spelling: its code, or its name when the text is the code. */
function otherThan({ text, entity: { name, code } }: Declaration): string | undefined {
  return text === code ? name : code;
}

/** The thing with this name in the base that is named anew here: found by its code, otherwise by equality in all else. */
function renamedTo(kind: NameKind, text: string, view: RuleView): Meant | undefined {
  const old = view.base?.names.resolve(kind, text);
  if (!old?.unit.entity) return undefined;
  const isNew = (it: Declaration) => !view.base?.names.resolve(kind, it.entity.name);
  const coded = old.entity.code === undefined ? [] : view.side.names.all(kind, old.entity.code);
  const heirs = coded.filter((it) => it.how === 'code' && isNew(it));
  const [found, another] = heirs.length > 0 ? heirs : twinsOf(kind, old, view).filter(isNew);
  if (!found || another) return undefined;
  return { name: found.entity.name, also: found.entity.code, renamed: old.entity.name };
}

/** Things that differ from it by name alone. */
function twinsOf(kind: NameKind, { unit }: Declaration, { side }: RuleView): readonly Declaration[] {
  return side.names
    .spellings(kind)
    .filter(
      (it) => it.how === 'name' && it.unit.entity !== undefined && isSameButName(it.unit.entity, unit.entity),
    );
}

function isSameButName(a: Entity, b: Entity | undefined): boolean {
  return b !== undefined && a.kind === b.kind && sameValue({ ...a, name: '' }, { ...b, name: '' });
}

function nearestLine({ text, document }: Missing, view: RuleView): string | undefined {
  const slash = text.indexOf('/');
  const own = linesOf(document, view);
  if (slash < 0) return nearest(text, own.map(nameOf));
  const other = view.side.names.resolve('budget', text.slice(0, slash));
  const lines = other ? linesOf(other.document, view) : [];
  const near = nearest(text.slice(slash + 1), lines.map(nameOf));
  if (near !== undefined) return `${text.slice(0, slash)}/${near}`;
  const budget = other ? undefined : view.nearest('budget', text.slice(0, slash));
  const isThere =
    budget &&
    linesOf(budget.document, view).some(
      (it) => spellingKey(nameOf(it)) === spellingKey(text.slice(slash + 1)),
    );
  return isThere ? `${budget.text}/${text.slice(slash + 1)}` : undefined;
}

type Named = ReturnType<typeof linesOf>[number];

function linesOf(document: string, { side }: RuleView) {
  const items = side.document(document)?.content.get().items ?? [];
  return items.flatMap(({ entity }) => (entity?.kind === 'Line' ? [entity] : []));
}

function nameOf({ name }: Named): string {
  return name;
}

function lineDocument(text: string, document: string, { side }: RuleView): string {
  const slash = text.indexOf('/');
  return (slash < 0 ? undefined : side.names.resolve('budget', text.slice(0, slash))?.document) ?? document;
}

function hasUnreadLine(document: string, { side }: RuleView): boolean {
  return (
    side
      .document(document)
      ?.content.get()
      .items.some((it) => !it.entity) ?? false
  );
}
