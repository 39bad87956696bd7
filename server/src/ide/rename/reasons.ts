/** Why a thing may not have a name: each would change what something else means. */
import type { Lowered } from '../../analysis/content.ts';
import { pathOf } from '../../analysis/document-key.ts';
import type { NameKind } from '../../analysis/names.ts';
import { unitAt } from '../../analysis/place.ts';
import type { Project } from '../../analysis/project.ts';
import { LineIndex } from '../../base/line-index.ts';
import { quoted } from '../../domain/words/visible.ts';
import { nameKey } from '../../syntax/values/name.ts';
import { type Declared, declaredBy, declaredIn, isSame, spellingsOf } from '../declared.ts';
import { spelledAt } from '../places.ts';
import { strayOccurrences } from '../search.ts';

/** References name people and teams without saying which. */
const OWNERS: readonly NameKind[] = ['person', 'team'];

/** Something else has the name, or the thing has it as its code. */
export function takenReason(project: Project, target: Declared, name: string): string | undefined {
  if (target.named.code !== undefined && nameKey(target.named.code) === nameKey(name))
    return `${quoted(name)} is its code, expected another name`;
  for (const other of namesakes(project, target, name)) {
    if (isSame(other, target)) continue;
    const [range] = spelledAt(project.head, other);
    const place = placeText(project, pathOf(other.document), range?.start ?? 0);
    return `${quoted(name)} is already a spelling of ${quoted(other.named.name)} in ${place}, expected a name that is free`;
  }
  return undefined;
}

/** Everything that is spelled so where the name would have to be unique. */
function namesakes({ head }: Project, target: Declared, name: string): readonly Declared[] {
  const { kind, document } = target;
  const content = head.document(document)?.content.get();
  if (!content) return [];
  if (kind === 'line' || kind === 'entry')
    return [content.head, ...content.items]
      .flatMap((unit) => declaredIn(document, unit))
      .filter((it) => it.kind === kind && isBeside(target, it) && isSpelled(it, name));
  const text = kind === 'document' ? `${content.kind}/${name}` : name;
  const kinds = OWNERS.includes(kind) ? OWNERS : [kind];
  return kinds.flatMap((it) => head.names.all(it, text)).map(declaredBy);
}

/** Entries of one list: splits may stand in a head beside a list of rules. */
function isBeside(a: Declared, b: Declared): boolean {
  return a.unit.entity?.kind === b.unit.entity?.kind;
}

function isSpelled(it: Declared, name: string): boolean {
  return spellingsOf(it).some((text) => nameKey(text) === nameKey(name));
}

/** Something refers to the name already, and means nothing so far: money would move. */
export function strayReason(project: Project, target: Declared, name: string): string | undefined {
  for (const { path, range } of strayOccurrences(project, target, name))
    return `${quoted(name)} is referred to in ${placeText(project, path, range.start)}, where it means nothing yet, expected a name that nothing refers to`;
  return undefined;
}

/** What cannot be read may refer to it. */
export function unreadableReason(project: Project, { named }: Declared): string | undefined {
  const { head } = project;
  for (const [path, file] of head.files) {
    const reason = file.unreadable.get();
    if (reason !== undefined)
      return `${quoted(path)} cannot be read and may refer to ${quoted(named.name)}: ${reason}`;
  }
  const missing = new Set(head.unread.missingMoney());
  for (const { key, kind, path, content } of head.documents.values()) {
    if (kind === 'Budget' && !missing.has(key)) continue;
    const said = content.get();
    for (const [i, unit] of [said.head, ...said.items].entries()) {
      const start = isLost(unit) ? textNaming(project, key, i - 1, named.name) : undefined;
      if (start !== undefined)
        return `the item in ${placeText(project, path, start)} cannot be read and may refer to ${quoted(named.name)}`;
    }
  }
  return undefined;
}

function isLost({ entity, inHead }: Lowered): boolean {
  return entity === undefined && inHead === undefined;
}

/** Where an item begins whose text is no YAML and holds a name. */
function textNaming({ head }: Project, key: string, index: number, name: string): number | undefined {
  const source = head.placed(key)?.source;
  const unit = source && unitAt(source, index);
  if (!unit || unit.parsed.root) return undefined;
  return nameKey(unit.item.text).includes(nameKey(name)) ? unit.inFile(0) : undefined;
}

/** `plan.yaml:12`. */
function placeText({ head }: Project, path: string, offset: number): string {
  const source = head.named(path);
  const text = source && 'text' in source ? source.text : '';
  return `${path}:${new LineIndex(text).position(offset).line + 1}`;
}
