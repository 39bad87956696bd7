/** Reads the properties of one map: values by the reader of their type, problems with the pointer of what is wrong. */
import { copied } from '../../base/copied.ts';
import { codeAt } from '../../base/text.ts';
import type { Period, Timed, TimedEntry } from '../../domain/period.ts';
import type { Reference } from '../../domain/plan/spec.ts';
import { quoted } from '../../domain/words/visible.ts';
import type { MapEntry, MapNode, Node, ScalarNode } from '../node.ts';
import type { Problem } from '../problem.ts';
import { isAmbiguousScalar } from '../values/ambiguous.ts';
import { readName } from '../values/name.ts';
import { readPeriod } from '../values/period.ts';
import type { Reading, ValueProblem } from '../values/reading.ts';
import { type Pointers, pointersIn } from './pointers.ts';

/** Reads one scalar's text. */
export type Reader<Value> = (text: string) => Reading<Value>;

const NOTHING: readonly never[] = [];

/** A map with any keys. */
export interface AnyText {
  readonly [key: string]: unknown;
}

type Key<Text> = keyof Text & string;

/** What a property holds when it is a map. */
type Inside<Value> = unknown extends Value
  ? AnyText
  : Exclude<Extract<NonNullable<Value>, object>, readonly unknown[]>;

/** What a list holds. */
type Entry<Value> = unknown extends Value
  ? AnyText
  : Inside<Extract<NonNullable<Value>, readonly unknown[]>[number]>;

/** The words that a property may be. */
type WordOf<Value> = unknown extends Value ? string : Extract<NonNullable<Value>, string>;

/**
 * One map of an item, with its pointer. `Text` is what its schema allows in it: the compiler refuses any other key or word.
 * Wrong shapes are left to the schema: they read as absent here.
 */
export class Fields<Text extends object = AnyText> {
  readonly #map: MapNode | undefined;
  readonly #at: string;
  readonly #problems: Problem[];
  /** The `bitOf` of all keys, combined. */
  readonly #bits: number;
  #pointers: Pointers | undefined;

  constructor(node: Node | undefined, at: string, problems: Problem[]) {
    const map = node?.kind === 'map' ? node : undefined;
    let bits = 0;
    if (map) for (const { key } of map.entries) bits |= bitOf(key.text);
    this.#map = map;
    this.#bits = bits;
    this.#at = at;
    this.#problems = problems;
  }

  get at(): string {
    return this.#at;
  }

  get keys(): readonly string[] {
    return this.#map?.entries.map((it) => it.key.text) ?? NOTHING;
  }

  has(key: Key<Text>): boolean {
    return this.#entry(key) !== undefined;
  }

  node(key: Key<Text>): Node | undefined {
    return this.#entry(key)?.value;
  }

  #entry(key: string): MapEntry | undefined {
    if (!this.#map || (this.#bits & bitOf(key)) === 0) return undefined;
    for (const entry of this.#map.entries) if (entry.key.text === key) return entry;
    return undefined;
  }

  /** A map or list without entries. */
  isEmpty(key: Key<Text>): boolean {
    const node = this.node(key);
    if (node?.kind === 'map') return node.entries.length === 0;
    return node?.kind === 'list' && node.items.length === 0;
  }

  pointer(key: Key<Text>): string {
    return this.#pointer(key);
  }

  #pointer(key: string): string {
    this.#pointers ??= pointersIn(this.#at);
    return this.#pointers.of(key);
  }

  map<Name extends Key<Text>>(key: Name): Fields<Inside<Text[Name]>> {
    return new Fields(this.node(key), this.pointer(key), this.#problems);
  }

  /** Every entry with a pointer of its own. */
  entries(): readonly { readonly key: ScalarNode; readonly value: Node | undefined; readonly at: string }[] {
    return (
      this.#map?.entries.map(({ key, value }) => ({ key, value, at: this.#pointer(key.text) })) ?? NOTHING
    );
  }

  /** The maps of a list, each with its pointer. */
  list<Name extends Key<Text>>(key: Name): readonly Fields<Entry<Text[Name]>>[] {
    const node = this.node(key);
    if (node?.kind !== 'list') return NOTHING;
    return node.items.map((it, i) => new Fields(it, `${this.pointer(key)}/${i}`, this.#problems));
  }

  /** Free text. */
  text(key: Key<Text>): string | undefined {
    const node = this.node(key);
    return node?.kind === 'scalar' ? copied(node.text) : undefined;
  }

  /** Text that programs compare: another YAML reader must not take it for a number. */
  word(key: Key<Text>): string | undefined {
    const node = this.node(key);
    if (node?.kind !== 'scalar') return undefined;
    this.warnAmbiguous(node, this.pointer(key), 'value');
    return copied(node.text);
  }

  /** One of a few words; others are the schema's to report. */
  choice<Name extends Key<Text>, Word extends WordOf<Text[Name]>>(
    key: Name,
    words: readonly Word[],
  ): Word | undefined {
    const node = this.node(key);
    if (node?.kind !== 'scalar') return undefined;
    for (const word of words) if (word === node.text) return word;
    return undefined;
  }

  /** A name; `extra` are reserved words that are names here, where nothing refers to them. */
  name(key: Key<Text>, extra?: ReadonlySet<string>): string | undefined {
    const node = this.node(key);
    if (node?.kind !== 'scalar') return undefined;
    const at = this.pointer(key);
    this.warnAmbiguous(node, at, 'value');
    return extra?.has(node.text) ? copied(node.text) : this.read(node, at, readName);
  }

  reference(key: Key<Text>): Reference | undefined {
    const node = this.node(key);
    return node?.kind === 'scalar' ? this.referenceOf(node, this.pointer(key)) : undefined;
  }

  /** A list of references, or a single one. */
  references(key: Key<Text>): readonly Reference[] {
    const node = this.node(key);
    if (!node) return NOTHING;
    return this.referencesOf(node, this.pointer(key));
  }

  referencesOf(node: Node, at: string): readonly Reference[] {
    if (node.kind === 'scalar') return [this.referenceOf(node, at)];
    if (node.kind !== 'list') return NOTHING;
    const references: Reference[] = [];
    for (const [i, it] of node.items.entries())
      if (it?.kind === 'scalar') references.push(this.referenceOf(it, `${at}/${i}`));
    return references;
  }

  referenceOf(node: ScalarNode, at: string): Reference {
    this.warnAmbiguous(node, at, 'value');
    return { text: copied(node.text), at };
  }

  period(key: Key<Text>): Period | undefined {
    return this.value(key, readPeriod);
  }

  value<Value>(key: Key<Text>, reader: Reader<Value>): Value | undefined {
    const node = this.node(key);
    return node?.kind === 'scalar' ? this.read(node, this.pointer(key), reader) : undefined;
  }

  /** A value, or a map from periods to values. Undefined when any part cannot be read. */
  timed<Value>(key: Key<Text>, reader: Reader<Value>): Timed<Value> | undefined {
    const node = this.node(key);
    return node && this.timedOf(node, this.pointer(key), (it, at) => this.read(it, at, reader));
  }

  /** References by period. */
  timedReference(key: Key<Text>): Timed<Reference> {
    const node = this.node(key);
    return (node && this.timedOf(node, this.pointer(key), (it, at) => this.referenceOf(it, at))) ?? NOTHING;
  }

  timedOf<Value>(
    node: Node,
    at: string,
    read: (node: ScalarNode, at: string) => Value | undefined,
  ): Timed<Value> | undefined {
    if (node.kind === 'scalar') {
      const value = read(node, at);
      return value === undefined ? undefined : [{ period: undefined, value, at }];
    }
    if (node.kind !== 'map') return undefined;
    const entries: TimedEntry<Value>[] = [];
    const pointers = pointersIn(at);
    let isWhole = true;
    for (const entry of node.entries) {
      const inside = pointers.of(entry.key.text);
      const period = this.periodKey(entry.key, inside);
      const value = entry.value?.kind === 'scalar' ? read(entry.value, inside) : undefined;
      if (period && value !== undefined) entries.push({ period, value, at: inside });
      else isWhole = false;
    }
    return isWhole ? entries : undefined;
  }

  periodKey(key: ScalarNode, at: string): Period | undefined {
    const reading = readPeriod(key.text);
    if (reading.ok) return reading.value;
    this.report(reading.problem, at, 'key');
    return undefined;
  }

  read<Value>(node: ScalarNode, at: string, reader: Reader<Value>): Value | undefined {
    const reading = reader(copied(node.text));
    if (reading.ok) return reading.value;
    this.report(reading.problem, at, 'value');
    return undefined;
  }

  /** Labels in key order. */
  labels(key: Key<Text>): readonly (readonly [key: string, value: string])[] {
    if (!this.has(key)) return NOTHING;
    const labels = this.map(key);
    const pairs: (readonly [string, string])[] = [];
    for (const { key: label, value, at } of labels.entries()) {
      if (value?.kind !== 'scalar') continue;
      this.warnAmbiguous(label, at, 'key');
      this.warnAmbiguous(value, at, 'value');
      pairs.push([copied(label.text), copied(value.text)]);
    }
    return pairs.length === 0 ? NOTHING : pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  }

  warnAmbiguous(node: ScalarNode, at: string, part: 'key' | 'value'): void {
    if (node.style !== 'plain' || !isAmbiguousScalar(node.text)) return;
    const text = `"${node.text}"`;
    this.add({
      code: 'ambiguous-scalar',
      at,
      part,
      message: `another YAML reader does not take ${quoted(node.text)} for text`,
      help: `write \`${text}\``,
      fixes: [
        {
          title: `write \`${text}\``,
          safety: 'safe',
          edits: [{ op: part === 'key' ? 'rename' : 'set', at, text }],
        },
      ],
    });
  }

  report({ fixes, ...problem }: ValueProblem, at: string, part: 'key' | 'value'): void {
    const op = part === 'key' ? 'rename' : 'set';
    this.add({
      ...problem,
      at,
      part,
      fixes: fixes.map(({ title, text, safety }) => ({ title, safety, edits: [{ op, at, text }] })),
    });
  }

  add(problem: Problem): void {
    this.#problems.push(problem);
  }
}

/** One of 32 bits, shared by some keys: most keys that a reader asks for are absent, and this shows it at once. */
function bitOf(key: string): number {
  return 1 << (codeAt(key, 0) + 3 * key.length);
}
