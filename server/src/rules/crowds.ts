/** Members of a long list that repeat each other, kept from one state of the list to the next: an edit costs what it changed. */

type Key = string | number;
/** Members that are the same in the eyes of a rule, two or more. */
export type Repeats<Member> = readonly Member[];

/** How members are compared. */
export interface Comparison<Member> {
  /** Members with different keys are different; cheap, it is asked for every member. */
  readonly key: (member: Member) => Key;
  /** The repeats among members of one key. */
  readonly repeats: (crowd: readonly Member[]) => readonly Repeats<Member>[];
}

/** Below this many members everything is compared anew: nobody feels it, and nothing is kept in memory. */
const MANY = 2_000;

/** Finds repeats in lists. */
export class Crowds<Member extends object> {
  readonly #comparison: Comparison<Member>;
  readonly #kept: WeakMap<object, Groups<Member>> = new WeakMap();

  constructor(comparison: Comparison<Member>) {
    this.#comparison = comparison;
  }

  /**
   * The members that repeat others, in order of the list, each with the first that it repeats; a member that stands twice is
   * there twice. `owner` is one object for all states of the same list, as far as that is known.
   */
  *of(
    owner: object,
    members: readonly Member[],
  ): Generator<{ readonly first: Member; readonly again: Member }> {
    let groups = this.#kept.get(owner);
    if (!groups) {
      groups = new Groups(this.#comparison);
      if (members.length >= MANY) this.#kept.set(owner, groups);
    }
    const repeats = groups.take(members);
    if (repeats.size === 0) return;
    const firsts = new Map<Repeats<Member>, Member>();
    for (const member of members) {
      const group = repeats.get(member);
      if (!group) continue;
      const first = firsts.get(group);
      if (first) yield { first, again: member };
      else firsts.set(group, member);
    }
  }
}

class Groups<Member extends object> {
  readonly #comparison: Comparison<Member>;
  /** A key of one member: nearly all are. */
  readonly #alone: Map<Key, Member> = new Map();
  readonly #crowds: Map<Key, Member[]> = new Map();
  readonly #touched: Set<Key> = new Set();
  readonly #found: Map<Key, readonly Repeats<Member>[]> = new Map();
  #members: readonly Member[] = [];

  constructor(comparison: Comparison<Member>) {
    this.#comparison = comparison;
  }

  /** Every member that is repeated, and its repeats. */
  take(members: readonly Member[]): ReadonlyMap<Member, Repeats<Member>> {
    this.#change(members);
    for (const key of this.#touched) {
      const crowd = this.#crowds.get(key);
      const found = crowd ? this.#comparison.repeats(crowd) : [];
      if (found.length > 0) this.#found.set(key, found);
      else this.#found.delete(key);
    }
    this.#touched.clear();
    const repeats = new Map<Member, Repeats<Member>>();
    for (const found of this.#found.values())
      for (const group of found) for (const member of group) repeats.set(member, group);
    return repeats;
  }

  #change(members: readonly Member[]): void {
    const before = this.#members;
    const most = Math.min(before.length, members.length);
    let start = 0;
    while (start < most && before[start] === members[start]) start++;
    let end = 0;
    while (end < most - start && before[before.length - 1 - end] === members[members.length - 1 - end]) end++;
    for (const member of before.slice(start, before.length - end)) this.#remove(member);
    for (const member of members.slice(start, members.length - end)) this.#add(member);
    this.#members = members;
  }

  #add(member: Member): void {
    const key = this.#comparison.key(member);
    const crowd = this.#crowds.get(key);
    const other = crowd ? undefined : this.#alone.get(key);
    if (!crowd && !other) {
      this.#alone.set(key, member);
      return;
    }
    this.#touched.add(key);
    if (crowd) crowd.push(member);
    else if (other) this.#crowds.set(key, [other, member]);
    this.#alone.delete(key);
  }

  #remove(member: Member): void {
    const key = this.#comparison.key(member);
    const crowd = this.#crowds.get(key);
    if (!crowd) {
      this.#alone.delete(key);
      return;
    }
    this.#touched.add(key);
    crowd.splice(crowd.indexOf(member), 1);
    const [last] = crowd;
    if (crowd.length > 1 || !last) return;
    this.#crowds.delete(key);
    this.#alone.set(key, last);
  }
}
