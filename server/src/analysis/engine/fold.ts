/** Sums over many members by key: an edit costs what changed, whatever the number of members. */
import { commonEnds } from '../../base/common-ends.ts';
import { Buckets, type Seed } from './buckets.ts';
import type { Graph } from './graph.ts';
import type { Group } from './groups.ts';

/** Emits what one unit of a member adds to which keys. Must always give the same for the same unit and member. */
export type Expand<Unit, Key, Value> = (
  unit: Unit,
  member: string,
  emit: (key: Key, value: Value) => void,
) => void;

/** Supplies the units of a member, and says when they may have changed. */
export interface MemberNode<Unit> {
  get(): readonly Unit[];
  onStale: (() => void) | undefined;
  /** Called when the fold drops it, unless something else owns it. */
  dispose?(): void;
}

interface Member<Unit> {
  readonly id: string;
  node: MemberNode<Unit>;
  units: readonly Unit[];
  /** Whether it is in the queue. */
  isPending: boolean;
}

const GONE: MemberNode<never> = { get: () => [], onStale: undefined };

/** The sum over all members, by key. Units are compared by identity: the same object costs nothing. */
export class Fold<Unit, Key, Value, Sum> {
  readonly #graph: Graph;
  readonly #expand: Expand<Unit, Key, Value>;
  readonly #members: Map<string, Member<Unit>> = new Map();
  readonly #buckets: Buckets<Key, Value, Sum>;
  /** Members whose units may have changed, and some that are gone. */
  #queue: Member<Unit>[] = [];
  /** Index of the first that is still waiting. */
  #next = 0;

  constructor(graph: Graph, group: Group<Value, Sum>, expand: Expand<Unit, Key, Value>) {
    this.#graph = graph;
    this.#expand = expand;
    this.#buckets = new Buckets(graph, group);
    graph.join(this);
  }

  /** See `Buckets`. */
  seed(seed: Seed<Key, Sum>): void {
    this.#buckets.seed(seed);
  }

  put(id: string, node: MemberNode<Unit>): void {
    this.#enqueue(this.#join(id, node, []));
  }

  /** Puts a member that the seed already counts: it will not be asked again about the keys of these units. */
  adopt(id: string, node: MemberNode<Unit>): void {
    const units = this.#graph.untracked(() => node.get());
    for (const unit of units) this.#expand(unit, id, (key) => this.#buckets.meet(key));
    this.#join(id, node, units);
  }

  /** Puts a member if there is none yet, and counts it at once: what it reads must have settled. */
  meet(id: string, make: () => MemberNode<Unit>): void {
    if (this.#members.has(id)) return;
    this.put(id, make());
    const member = this.#members.get(id);
    if (member) this.#settle(member);
  }

  /** Ids of all members. */
  members(): Iterable<string> {
    return this.#members.keys();
  }

  drop(id: string): void {
    const member = this.#members.get(id);
    if (!member) return;
    member.node.onStale = undefined;
    member.node.dispose?.();
    // it may stay in the queue for a long time
    member.node = GONE;
    member.isPending = false;
    this.#members.delete(id);
    this.#apply(id, member.units, []);
  }

  /** Tracks this key only. Up to date after {@link Graph.settling}. */
  at(key: Key): Sum {
    return this.#buckets.at(key);
  }

  /** See `Buckets`. */
  version(key: Key): number {
    return this.#buckets.version(key);
  }

  /** See `Buckets`. */
  readersOf(key: Key): Iterable<string> {
    return this.#buckets.readersOf(key);
  }

  /** See `Buckets`. */
  keys(): IterableIterator<Key> {
    return this.#buckets.keys();
  }

  get pending(): number {
    return this.#queue.length - this.#next;
  }

  /** One member per slice. */
  *settling(): Generator<void, void> {
    for (let member = this.#queue[this.#next]; member; member = this.#queue[this.#next]) {
      this.#next++;
      if (!member.isPending) continue;
      this.#settle(member);
      yield;
    }
    this.#queue = [];
    this.#next = 0;
  }

  #join(id: string, node: MemberNode<Unit>, units: readonly Unit[]): Member<Unit> {
    this.drop(id);
    const member: Member<Unit> = { id, node, units, isPending: false };
    node.onStale = () => this.#enqueue(member);
    this.#members.set(id, member);
    return member;
  }

  #enqueue(member: Member<Unit>): void {
    if (member.isPending) return;
    member.isPending = true;
    this.#queue.push(member);
  }

  #settle(member: Member<Unit>): void {
    member.isPending = false;
    const before = member.units;
    member.units = this.#graph.untracked(() => member.node.get());
    this.#apply(member.id, before, member.units);
  }

  #apply(id: string, before: readonly Unit[], after: readonly Unit[]): void {
    if (before === after) return;
    const { start, end } = commonEnds(before, after, Object.is);
    // if there are as many as before, each may have been replaced in place, and some of them may be the same
    if (before.length === after.length) {
      for (let i = start; i < after.length - end; i++)
        if (before[i] !== after[i]) this.#replace(id, before[i] as Unit, after[i] as Unit);
      return;
    }
    for (let i = start; i < before.length - end; i++) this.#move(id, before[i] as Unit, 'subtract');
    for (let i = start; i < after.length - end; i++) this.#move(id, after[i] as Unit, 'add');
  }

  /** A key to which both add the same is left alone. */
  #replace(id: string, before: Unit, after: Unit): void {
    const said: { readonly key: Key; readonly value: Value }[] = [];
    this.#expand(before, id, (key, value) => said.push({ key, value }));
    let next = 0;
    this.#expand(after, id, (key, value) => {
      const old = said[next];
      if (old?.key !== key) return this.#buckets.move(key, value, 'add');
      next++;
      if (!Object.is(old.value, value)) this.#buckets.replace(key, old.value, value);
    });
    for (const { key, value } of said.slice(next)) this.#buckets.move(key, value, 'subtract');
  }

  #move(id: string, unit: Unit, how: 'add' | 'subtract'): void {
    this.#expand(unit, id, (key, value) => this.#buckets.move(key, value, how));
  }
}
