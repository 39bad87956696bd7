/** Why a thing may not have a name: each reason is a change to what something else means. */
import type { Lowered } from '../../analysis/content.ts';
import { pathOf } from '../../analysis/document-key.ts';
import { unitAt } from '../../analysis/findings/place.ts';
import type { NameKind } from '../../analysis/model/names.ts';
import type { Project } from '../../analysis/project.ts';
import type { DocumentNode } from '../../analysis/side.ts';
import { LineIndex } from '../../base/line-index.ts';
import { quoted } from '../../domain/words/visible.ts';
import { nameKey } from '../../syntax/values/name.ts';
import { type Declared, declaredBy, declaredIn, isSame, spellingsOf } from '../declared.ts';
import { spelledAt } from '../places.ts';
import { strayOccurrences } from '../search.ts';

/** References name people and teams without saying which of the two. */
const OWNERS: readonly NameKind[] = ['person', 'team'];

/** Something else has the name, or the thing has it as its code. */
export function takenReason(project: Project, target: Declared, name: string): string | undefined {
  if (target.named.code !== undefined && nameKey(target.named.code) === nameKey(name))
    return `${quoted(name)} is its code, expected another name`;
  for (const other of namesakes(project, target, name)) {
    const [range] = spelledAt(project.head, other);
    const place = placeText(project, pathOf(other.document), range?.start ?? 0);
    return `${quoted(name)} is already a spelling of ${quoted(other.named.name)} in ${place}, expected a name that is free`;
  }
  return undefined;
}

/** Everything else with this spelling where the name has to be unique. */
export function namesakes(project: Project, target: Declared, name: string): readonly Declared[] {
  return spelledSo(project, target, name).filter((it) => !isSame(it, target));
}

function spelledSo({ head }: Project, target: Declared, name: string): readonly Declared[] {
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

/** Entries of one list: splits may be in a head beside a list of rules. */
function isBeside(a: Declared, b: Declared): boolean {
  return a.unit.entity?.kind === b.unit.entity?.kind;
}

function isSpelled(it: Declared, name: string): boolean {
  return spellingsOf(it).some((text) => nameKey(text) === nameKey(name));
}

/** Something already refers to the name without meaning anything so far: money would move. */
export function strayReason(project: Project, target: Declared, name: string): string | undefined {
  for (const { path, range } of strayOccurrences(project, target, name))
    return `${quoted(name)} is referred to in ${placeText(project, path, range.start)}, where it means nothing yet, expected a name that nothing refers to`;
  return undefined;
}

/** Kinds of things that nothing refers to. */
const UNREFERRED: ReadonlySet<Declared['kind']> = new Set(['entry', 'document', 'rates']);
/** Kinds of things that Budgets do not refer to. */
const ELSEWHERE: ReadonlySet<Declared['kind']> = new Set(['person', 'team', 'policy']);

/** What cannot be read may refer to the thing. */
export function unreadableReason(project: Project, target: Declared): string | undefined {
  const { head } = project;
  if (UNREFERRED.has(target.kind)) return undefined;
  const name = quoted(target.named.name);
  for (const [path, file] of head.files) {
    const reason = file.unreadable.get();
    if (reason !== undefined) return `${quoted(path)} cannot be read and may refer to ${name}: ${reason}`;
  }
  const missing = new Set(head.unread.missingMoney());
  for (const node of head.documents.values()) {
    if (node.kind === 'Budget' && (ELSEWHERE.has(target.kind) || !missing.has(node.key))) continue;
    const start = lostNaming(project, node, target);
    if (start !== undefined)
      return `the item in ${placeText(project, node.path, start)} cannot be read and may refer to ${name}`;
  }
  return undefined;
}

/** The start of an item of a document whose text is not valid YAML and contains the name. */
function lostNaming(project: Project, { key, content }: DocumentNode, target: Declared): number | undefined {
  const said = content.get();
  const units: readonly Lowered[] = [said.head, ...said.items];
  for (const [i, unit] of units.entries()) {
    if (unit.entity !== undefined || unit.inHead !== undefined) continue;
    const source = project.head.placed(key)?.source;
    const { parsed, item, inFile } = source ? unitAt(source, i - 1) : {};
    if (!parsed || parsed.root || !item || !inFile) continue;
    if (namesIn(project, key, target).some((it) => isWordOf(item.text, it))) return inFile(0);
  }
  return undefined;
}

/** What a reference to it contains in a document: a line of another Budget follows the name of that Budget. */
function namesIn(
  { head }: Project,
  document: string,
  { kind, named, document: own }: Declared,
): readonly string[] {
  if (kind !== 'line' || document === own) return [named.name];
  const budget = head.document(own)?.content.get().head.entity;
  return budget
    ? [budget.name, ...budget.aliases.map((it) => it.text)].map((it) => `${it}/${named.name}`)
    : [];
}

function isWordOf(text: string, name: string): boolean {
  const inWord = /[\p{L}\p{M}\p{N}_-]/u;
  const whole = nameKey(text);
  const word = nameKey(name);
  for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + 1))
    if (!inWord.test(whole.charAt(at - 1)) && !inWord.test(whole.charAt(at + word.length))) return true;
  return false;
}

/** `plan.yaml:12`. */
function placeText({ head }: Project, path: string, offset: number): string {
  const source = head.named(path);
  const text = source && 'text' in source ? source.text : '';
  return `${path}:${LineIndex.of(text).position(offset).line + 1}`;
}
