/** Who declares a name, and what a reference means. */
import type { HeadEntity, ItemEntity, Named, ReferenceKind } from '../../syntax/items/entities.ts';
import { readName, nameKey as spelling } from '../../syntax/values/name.ts';
import type { DocumentContent, Lowered } from '../content.ts';
import { pathOf } from '../document-key.ts';
import { Fold, type MemberNode } from '../engine/fold.ts';
import { type Graph, Input } from '../engine/graph.ts';
import { type Group, list } from '../engine/groups.ts';

/** What can be declared for the whole workspace: lines are found through their Budget, an owner is a person or a team. */
export type NameKind = Exclude<ReferenceKind, 'line' | 'owner'> | 'rates' | 'document';

/** One spelling of one thing. The same object for the same item in the same document. */
export interface Declaration {
  readonly kind: NameKind;
  readonly how: 'name' | 'code' | 'alias';
  /** As written. */
  readonly text: string;
  readonly entity: Named;
  readonly unit: Lowered;
  /** Key of the document that declares it, see `Side`. */
  readonly document: string;
  /** Pointer inside the item. */
  readonly at: string;
}

/** Is told what is asked for. */
interface Asked {
  touch(spelling: string): void;
  /** The file has a Budget that shares its name with another one. */
  touchFile(path: string): void;
  touchAll(): void;
}

/** Where declarations are. */
export interface Places {
  /** By path, then by place in the file. */
  before(a: Declaration, b: Declaration): number;
  /** Names of another side, of which those of some documents show through. */
  readonly below?: { readonly names: Names; shows(document: string): boolean };
  /** Told of every spelling that is asked for, and of questions for all of them. */
  readonly asked?: Asked;
}

const KINDS: Readonly<Record<string, NameKind>> = {
  CostCenter: 'center',
  Category: 'category',
  Service: 'service',
  Vendor: 'vendor',
  Person: 'person',
  Driver: 'driver',
  Budget: 'budget',
  AllocationPolicy: 'policy',
  FxRates: 'rates',
};

const RANK = { name: 0, code: 1, alias: 2 } as const;

/** What a unit declares in a document; nearly every unit is in just one. */
interface Made {
  readonly document: string;
  readonly declarations: readonly Declaration[];
  /** The same in another document. */
  readonly next: Made | undefined;
}

/** A document whose units are not read: see `DocumentContent.declaring`. */
interface Unopened {
  readonly node: MemberNode<Lowered>;
  readonly declaring: (key: string) => readonly Lowered[];
}

const NO_DECLARATIONS: readonly Declaration[] = [];

/** Everything that is declared, by spelling. */
export class Names {
  readonly #fold: Fold<Lowered, string, Declaration, readonly Declaration[]>;
  readonly #made: WeakMap<Lowered, Made> = new WeakMap();
  readonly #places: Places;
  /** For kinds that were asked for as a whole: a new object whenever the declarations change. */
  readonly #revisions: Map<NameKind, Input<object>> = new Map();
  readonly #graph: Graph;
  /** Documents that tell by name which units declare it, by their key. */
  readonly #unopened: Map<string, Unopened> = new Map();

  constructor(graph: Graph, places: Places) {
    this.#places = places;
    this.#graph = graph;
    const group = telling(list<Declaration>(), ({ kind }) => this.#revisions.get(kind)?.set({}));
    this.#fold = new Fold(graph, group, (unit, document, emit) => {
      for (const it of this.declarationsOf(unit, document)) emit(nameKey(it.kind, it.text), it);
    });
    this.#fold.seed((sum, key) => {
      for (const [document, { declaring }] of this.#unopened)
        for (const unit of declaring(key)) sum = sum.concat(this.#under(key, unit, document));
      return sum;
    });
  }

  /** `node` gives what declares names in the document; `content` is what it says now. */
  put(document: string, node: MemberNode<Lowered>, content: DocumentContent): void {
    const declaring = content.declaring?.bind(content);
    const isSpokenOf = (key: string) =>
      declaring?.(key).some((unit) => this.#under(key, unit, document).length > 0);
    if (declaring && ![...this.#fold.keys()].some(isSpokenOf))
      this.#unopened.set(document, { node, declaring });
    else this.#fold.put(document, node);
  }

  drop(document: string): void {
    this.open(document);
    this.#fold.drop(document);
  }

  /** To be called before what a document says changes. */
  open(document: string): void {
    const unopened = this.#unopened.get(document);
    if (!unopened) return;
    this.#fold.adopt(document, unopened.node);
    this.#unopened.delete(document);
  }

  /** All that declare this spelling: names, codes, then aliases, by path and place. A thing that has it twice is listed twice. */
  all(kind: NameKind, text: string): readonly Declaration[] {
    const key = nameKey(kind, text);
    this.#places.asked?.touch(key);
    const own = this.#fold.at(key);
    const { below } = this.#places;
    const list = below
      ? [...own, ...below.names.all(kind, text).filter((it) => below.shows(it.document))]
      : own;
    if (list.length < 2) return list;
    if (kind === 'budget') for (const it of list) this.#places.asked?.touchFile(pathOf(it.document));
    return [...list].sort(this.#order);
  }

  /** What a spelling means: a name wins over a code, a code over an alias, then path and place decide. */
  resolve(kind: NameKind, text: string): Declaration | undefined {
    if (this.#places.below) return this.all(kind, text)[0];
    const key = nameKey(kind, text);
    this.#places.asked?.touch(key);
    const found = this.#fold.at(key);
    return found.length > 1 ? this.all(kind, text)[0] : found[0];
  }

  /** Every spelling of a kind that is currently declared; tracks the kind as a whole. */
  spellings(kind: NameKind): readonly Declaration[] {
    for (const document of [...this.#unopened.keys()]) this.open(document);
    this.#revision(kind).get();
    if (kind === 'budget' || kind === 'document') this.#places.asked?.touchAll();
    const prefix = `${kind}:`;
    const own = this.#graph.untracked(() =>
      [...this.#fold.keys()]
        .filter((it) => it.startsWith(prefix))
        .flatMap((it) => [...new Set(this.#fold.at(it))]),
    );
    const { below } = this.#places;
    return below ? [...own, ...below.names.spellings(kind).filter((it) => below.shows(it.document))] : own;
  }

  /** Keys of documents whose plans now read what a spelling means; some may be repeated. */
  readersOf(kind: NameKind, text: string): Iterable<string> {
    return this.#fold.readersOf(nameKey(kind, text));
  }

  /** What a unit declares under a key. */
  #under(key: string, unit: Lowered, document: string): readonly Declaration[] {
    return this.declarationsOf(unit, document).filter((it) => nameKey(it.kind, it.text) === key);
  }

  #revision(kind: NameKind): Input<object> {
    let revision = this.#revisions.get(kind);
    if (!revision) {
      revision = new Input<object>(this.#graph, {});
      this.#revisions.set(kind, revision);
    }
    return revision;
  }

  declarationsOf(unit: Lowered, document: string): readonly Declaration[] {
    const known = this.#made.get(unit);
    for (let it = known; it; it = it.next) if (it.document === document) return it.declarations;
    const declarations = declarationsIn(unit, document);
    this.#made.set(unit, { document, declarations, next: known });
    return declarations;
  }

  readonly #order = (a: Declaration, b: Declaration): number =>
    RANK[a.how] - RANK[b.how] || this.#places.before(a, b);
}

/** The items of a document that may declare a name; lines are found through their Budget. */
export function declaring(content: DocumentContent): readonly Lowered[] {
  // the items are not even asked for: they may have to be read
  return content.kind === 'Budget' ? [content.head] : [content.head, ...content.items];
}

/** What a unit declares in a document. */
export function declarationsIn(unit: Lowered, document: string): readonly Declaration[] {
  return unit.entity ? declare(unit.entity, unit, document) : NO_DECLARATIONS;
}

/** A group that reports each value that comes or goes. */
function telling<Value, Sum>(group: Group<Value, Sum>, tell: (value: Value) => void): Group<Value, Sum> {
  const told = (how: 'add' | 'subtract') => (sum: Sum, value: Value) => {
    tell(value);
    return group[how](sum, value);
  };
  return { ...group, add: told('add'), subtract: told('subtract') };
}

/** The key under which a spelling of a kind is compared. */
export function nameKey(kind: NameKind, text: string): string {
  return `${kind}:${spelling(text)}`;
}

/** Thousands are declared at once, hence no generators. */
function declare(entity: HeadEntity | ItemEntity, unit: Lowered, document: string): readonly Declaration[] {
  const declared: Declaration[] = [];
  const kind = KINDS[entity.kind];
  if (kind) spell(declared, kind, entity, { unit, document, at: '', prefix: '' });
  if (isHead(entity)) {
    const text = `${'documentKind' in entity ? entity.documentKind : entity.kind}/${entity.name}`;
    declared.push({ kind: 'document', how: 'name', text, entity, unit, document, at: '/metadata/name' });
  }
  if ('teams' in entity)
    for (const { at, team } of entity.teams)
      spell(declared, 'team', team, { unit, document, at, prefix: at });
  return declared;
}

/** Adds the spellings of a thing. */
function spell(
  declared: Declaration[],
  kind: NameKind,
  entity: Named,
  place: { readonly unit: Lowered; readonly document: string; readonly at: string; readonly prefix: string },
): void {
  const { unit, document, prefix } = place;
  const head = kind === 'driver' || kind === 'budget' || kind === 'policy' || kind === 'rates';
  const base = head ? '/metadata' : prefix;
  const add = (how: Declaration['how'], text: string, at: string): void => {
    declared.push({ kind, how, text, entity, unit, document, at });
  };
  add('name', entity.name, `${base}/name`);
  if (entity.code !== undefined) add('code', entity.code, `${base}/code`);
  for (const alias of entity.aliases) add('alias', alias.text, alias.at);
}

const HEADS: ReadonlySet<string> = new Set([
  'Workspace',
  'Budget',
  'Driver',
  'FxRates',
  'AllocationPolicy',
  'ApprovalPolicy',
  'CostCenterList',
  'CategoryList',
  'ServiceList',
  'VendorList',
  'People',
  'Later',
]);

function isHead(entity: HeadEntity | ItemEntity): entity is HeadEntity {
  return HEADS.has(entity.kind);
}

/** `center/payments` and `payments` are the same reference if a center is meant. */
export function withoutPrefix(kind: NameKind, text: string): string {
  return text.startsWith(`${kind}/`) ? text.slice(kind.length + 1) : text;
}

/** Whether an alias may be a former name: account numbers and names that bills use are not. */
export function isFormerName(alias: string): boolean {
  return /\p{L}/u.test(alias) && readName(alias).ok;
}
