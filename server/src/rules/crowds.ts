/** Members of a long list that repeat each other, kept from one state to the next: an edit costs only what it changed. */

type Key = string | number;
/** Two or more members that a rule considers the same, and the key that they share; in no order. */
export interface Repeats<Member> {
  readonly key: Key;
  readonly members: readonly Member[];
}

/** How members are compared. */
export interface Comparison<Member> {
  /** Members that share no key are different. Must be cheap: called for every member. */
  readonly keys: (member: Member) => readonly Key[];
  /** Those members with a common key that are the same. */
  readonly repeats: (crowd: readonly Member[]) => readonly (readonly Member[])[];
}

const NONE: readonly never[] = [];

/** Below this many members everything is compared anew: users do not notice, and nothing is kept in memory. */
const MANY = 1_000;

/** Finds repeats in lists. */
export class Crowds<Member extends object> {
  readonly #comparison: Comparison<Member>;
  readonly #kept: WeakMap<object, Groups<Member>> = new WeakMap();

  constructor(comparison: Comparison<Member>) {
    this.#comparison = comparison;
  }

  /** All repeats, in no order. `owner` is the same object for all states of one list, as far as that can be told. */
  groups(owner: object, members: readonly Member[]): readonly Repeats<Member>[] {
    let groups = this.#kept.get(owner);
    if (!groups) {
      if (members.length < MANY && !this.#isAnyShared(members)) return NONE;
      groups = new Groups(this.#comparison);
      if (members.length >= MANY) this.#kept.set(owner, groups);
    }
    return groups.take(members);
  }

  /** Whether any key occurs twice: in most lists none does, and nothing has to be compared. */
  #isAnyShared(members: readonly Member[]): boolean {
    const seen = new Set<Key>();
    let count = 0;
    for (const member of members)
      for (const key of this.#comparison.keys(member)) if (seen.add(key).size < ++count) return true;
    return false;
  }

  /**
   * The members that repeat others, in list order, each with the first member that it repeats; a member that occurs twice is
   * yielded twice. For comparisons with one key per member.
   */
  *of(
    owner: object,
    members: readonly Member[],
  ): Generator<{ readonly first: Member; readonly again: Member }> {
    const groups = this.groups(owner, members);
    if (groups.length === 0) return;
    const byMember = new Map(
      groups.flatMap((group) => group.members.map((member) => [member, group] as const)),
    );
    const firsts = new Map<Repeats<Member>, Member>();
    for (const member of members) {
      const group = byMember.get(member);
      if (!group) continue;
      const first = firsts.get(group);
      if (first) yield { first, again: member };
      else firsts.set(group, member);
    }
  }
}

class Groups<Member extends object> {
  readonly #comparison: Comparison<Member>;
  /** Keys that a single member has, as nearly all do. */
  readonly #alone: Map<Key, Member> = new Map();
  readonly #crowds: Map<Key, Member[]> = new Map();
  readonly #touched: Set<Key> = new Set();
  readonly #found: Map<Key, readonly Repeats<Member>[]> = new Map();
  #members: readonly Member[] = [];

  constructor(comparison: Comparison<Member>) {
    this.#comparison = comparison;
  }

  take(members: readonly Member[]): readonly Repeats<Member>[] {
    this.#change(members);
    for (const key of this.#touched) {
      const crowd = this.#crowds.get(key);
      const found = crowd ? this.#comparison.repeats(crowd) : [];
      if (found.length > 0)
        this.#found.set(
          key,
          found.map((members) => ({ key, members })),
        );
      else this.#found.delete(key);
    }
    this.#touched.clear();
    return [...this.#found.values()].flat();
  }

  #change(members: readonly Member[]): void {
    const before = this.#members;
    const most = Math.min(before.length, members.length);
    let start = 0;
    while (start < most && before[start] === members[start]) start++;
    let end = 0;
    while (end < most - start && before[before.length - 1 - end] === members[members.length - 1 - end]) end++;
    if (start + end === 0) this.#clear();
    else this.#removeAll(before.slice(start, before.length - end));
    for (const member of members.slice(start, members.length - end))
      for (const key of this.#comparison.keys(member)) this.#add(member, key);
    this.#members = members;
  }

  /** For a list that has nothing in common with the one before, where removing members one by one would take long. */
  #clear(): void {
    for (const all of [this.#alone, this.#crowds, this.#touched, this.#found]) all.clear();
  }

  #removeAll(members: readonly Member[]): void {
    for (const member of members) for (const key of this.#comparison.keys(member)) this.#remove(member, key);
  }

  #add(member: Member, key: Key): void {
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

  #remove(member: Member, key: Key): void {
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
