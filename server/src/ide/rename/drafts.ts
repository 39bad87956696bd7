/** The edits of a rename, item by item, before it is known that they change nothing else. */
import type { Lowered } from '../../analysis/content.ts';
import { pathOf } from '../../analysis/document-key.ts';
import { type PlacedUnit, placeUnit } from '../../analysis/findings/place.ts';
import type { Project } from '../../analysis/project.ts';
import type { TextEdit } from '../../base/text.ts';
import { applyItemEdits } from '../../syntax/edit.ts';
import type { ScalarNode } from '../../syntax/node.ts';
import type { ItemEdit } from '../../syntax/problem.ts';
import { scalarSource } from '../../syntax/scalar-source.ts';
import { isAmbiguousScalar } from '../../syntax/values/ambiguous.ts';
import { nameKey } from '../../syntax/values/name.ts';
import { type Declared, declaredIn, spellingsOf } from '../declared.ts';
import { literalRange } from '../places.ts';
import type { Refused, RenameEdits } from '../rename.ts';
import { scalarOf } from '../scalars.ts';
import { propertyAt } from '../schema.ts';
import type { Occurrence } from '../search.ts';
import { namesakes } from './reasons.ts';
import { unlikeReason } from './unlike.ts';

/** One item and what is changed in it. */
export interface ItemDraft {
  readonly path: string;
  /** Key of the document. */
  readonly document: string;
  readonly unit: Lowered;
  readonly placed: PlacedUnit;
  /** Offsets within the item. */
  readonly edits: TextEdit[];
}

/** Collects the edits. */
export class Drafts {
  readonly #project: Project;
  readonly #target: Declared;
  readonly #name: string;
  /** By document and by where the item begins. */
  readonly #items: Map<string, ItemDraft> = new Map();
  /** Edits of CSV files, by path. */
  readonly #tables: Map<string, TextEdit[]> = new Map();

  constructor(project: Project, target: Declared, name: string) {
    this.#project = project;
    this.#target = target;
    this.#name = name;
  }

  /** A reference by the old name. */
  replace({ path, range, inItem }: Occurrence): void {
    if (!inItem) {
      const edits = this.#tables.get(path) ?? [];
      this.#tables.set(path, [...edits, { range, newText: this.#name }]);
      return;
    }
    const { document, unit, placed, node, mention } = inItem;
    this.#draft(document, unit, placed).edits.push(rewritten(placed, node, mention, this.#name));
  }

  /** The declaration itself: changes the name, and adds the old one to the aliases. */
  declare(): void {
    const { document, unit, at, named } = this.#target;
    const source = this.#project.head.placed(document);
    const placed = source && placeUnit(source, unit, 0);
    const node = placed && scalarOf(placed.parsed.root, `${unit.inHead ?? ''}${at}/name`, 'value');
    if (!placed || !node) return;
    const whole = { start: 0, length: node.text.length };
    const { edits } = this.#draft(document, unit, placed);
    edits.push(rewritten(placed, node, whole, this.#name));
    if (nameKey(named.name) === nameKey(this.#name)) return;
    edits.push(...applyItemEdits(placed.parsed, placed.item, this.#aliasEdits(placed)));
  }

  /** The edits with offsets in the files, or the reason why an item would change its meaning. */
  finish(): RenameEdits | Refused {
    const found = new Map<string, TextEdit[]>(this.#tables);
    for (const draft of this.#items.values()) {
      const reason = unlikeReason(this.#project, draft, this.#name);
      if (reason !== undefined) return { refused: reason };
      const edits = draft.edits.map(({ range, newText }) => {
        const start = draft.placed.inFile(range.start);
        return { range: { start, end: start + range.end - range.start }, newText };
      });
      found.set(draft.path, [...(found.get(draft.path) ?? []), ...edits]);
    }
    return new Map(
      Array.from(found, ([path, edits]) => [path, edits.sort((a, b) => a.range.start - b.range.start)]),
    );
  }

  #draft(document: string, unit: Lowered, placed: PlacedUnit): ItemDraft {
    const key = `${document}\n${placed.inFile(0)}`;
    const known = this.#items.get(key) ?? { path: pathOf(document), document, unit, placed, edits: [] };
    this.#items.set(key, known);
    return known;
  }

  /** Going back to an alias removes that alias, unless the base knows the current name. */
  #aliasEdits({ parsed }: PlacedUnit): readonly ItemEdit[] {
    const { unit, at, named } = this.#target;
    const inItem = unit.inHead ?? '';
    const list = `${inItem}${at}/aliases`;
    const text = scalarSource(named.name);
    const own = named.aliases.find((it) => nameKey(it.text) === nameKey(this.#name));
    if (own && isInBase(this.#project, this.#target)) return [{ op: 'set', at: inItem + own.at, text }];
    if (own) return [{ op: 'remove', at: named.aliases.length === 1 ? list : inItem + own.at }];
    const isKept = named.aliases.some((it) => nameKey(it.text) === nameKey(named.name));
    // a name that another thing shares stays with that thing
    const isOthers = namesakes(this.#project, this.#target, named.name).length > 0;
    if (isKept || isOthers || !mayHaveAliases(this.#project, this.#target)) return [];
    const single = scalarOf(parsed.root, list, 'value');
    if (single) return [{ op: 'set', at: list, text: `[${scalarSource(single.text)}, ${text}]` }];
    return scalarOf(parsed.root, list, 'key')
      ? [{ op: 'insert', at: list, key: undefined, text }]
      : [{ op: 'insert', at: inItem + at, key: 'aliases', text: `[${text}]` }];
  }
}

/** Whether the schema allows aliases. */
function mayHaveAliases({ head }: Project, { document, unit, at }: Declared): boolean {
  const placed = head.placed(document);
  if (!placed) return false;
  const { content, source } = placed;
  const isInHead = unit === content.head || unit.inHead !== undefined;
  const list = isInHead ? undefined : source.list?.replace('/spec/', '');
  return propertyAt(content.kind, list, `${unit.inHead ?? ''}${at}/aliases`) !== undefined;
}

/** Whether the base knows the thing by its current name. */
function isInBase({ base, head }: Project, { kind, document, named }: Declared): boolean {
  const node = head.document(document);
  if (!base || !node) return false;
  if (kind !== 'line' && kind !== 'entry') {
    const text = kind === 'document' ? `${node.kind}/${named.name}` : named.name;
    return base.names.all(kind, text).length > 0;
  }
  return base.withIdentity(node.identity).some((key) => {
    const content = base.document(key)?.content.get();
    const all = content ? [content.head, ...content.items].flatMap((it) => declaredIn(key, it)) : [];
    return all.some(
      (it) => it.kind === kind && spellingsOf(it).some((text) => nameKey(text) === nameKey(named.name)),
    );
  });
}

/** Replaces the name within a scalar, keeping its quotes; quotes are added or removed where the text requires it. */
function rewritten(
  placed: PlacedUnit,
  node: ScalarNode,
  { start, length }: { readonly start: number; readonly length: number },
  name: string,
): TextEdit {
  const range = literalRange({ placed }, node, { start, length });
  const whole = { start: node.start, end: node.end };
  const text = `${node.text.slice(0, start)}${name}${node.text.slice(start + length)}`;
  if (!range || (node.style === 'plain' && isAmbiguousScalar(text)))
    return { range: whole, newText: JSON.stringify(text) };
  const isBare = node.style === 'double' && isAmbiguousScalar(node.text) && !isAmbiguousScalar(text);
  return isBare ? { range: whole, newText: text } : { range, newText: name };
}
