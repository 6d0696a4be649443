import type { Fold } from '../message/casemapping.ts';
import type { Member, MemberList, User } from '../types.ts';

function order(a: Member, b: Member): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  const left = a.user.key;
  const right = b.user.key;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Up to this many changes are put in their place one by one; more (NAMES, a netsplit) by one sort. */
const FEW = 64;

/**
 * The members of a channel. The parts that members are sorted by are immutable (a new rank or nick makes a new member),
 * so the sorted list can be brought up to date late, when somebody reads it.
 */
export class Members implements MemberList {
  #byKey = new Map<string, Member>();
  #sorted: Member[] = [];
  #added = new Set<Member>();
  #gone = new Set<Member>();
  /** While NAMES runs: who was named or has joined since it began. */
  #named: Set<string> | null = null;
  readonly #fold: Fold;

  constructor(fold: Fold) {
    this.#fold = fold;
  }

  get size(): number {
    return this.#byKey.size;
  }

  get(nick: string): Member | undefined {
    return this.#byKey.get(this.#fold(nick));
  }

  has(nick: string): boolean {
    return this.#byKey.has(this.#fold(nick));
  }

  /** As `get`, by casefolded nick. */
  byKey(key: string): Member | undefined {
    return this.#byKey.get(key);
  }

  values(): IterableIterator<Member> {
    return this.#byKey.values();
  }

  /** Adds a member or puts a new rank in place of the old. */
  set(user: User, prefixes: string, rank: number): Member {
    this.#named?.add(user.key);
    const old = this.#byKey.get(user.key);
    if (old && old.user === user && old.prefixes === prefixes) return old;
    const member: Member = { user, prefixes, rank, joined: old?.joined ?? 0, spoke: old?.spoke ?? 0 };
    if (old) this.#forget(old);
    this.#byKey.set(user.key, member);
    this.#added.add(member);
    return member;
  }

  /** A new nick: `user` is a new object. */
  rename(oldKey: string, user: User): void {
    const old = this.delete(oldKey);
    if (old) Object.assign(this.set(user, old.prefixes, old.rank), { spoke: old.spoke, joined: old.joined });
  }

  delete(key: string): Member | undefined {
    const member = this.#byKey.get(key);
    if (!member) return undefined;
    this.#byKey.delete(key);
    this.#forget(member);
    return member;
  }

  clear(): void {
    this.#byKey.clear();
    this.#sorted = [];
    this.#added.clear();
    this.#gone.clear();
    this.#named = null;
  }

  beginNames(): void {
    this.#named ??= new Set();
  }

  /** The end of NAMES: returns the keys of those whom it did not name. */
  endNames(): string[] {
    const named = this.#named;
    this.#named = null;
    if (!named || named.size === this.#byKey.size) return [];
    return [...this.#byKey.keys()].filter((key) => !named.has(key));
  }

  sorted(): readonly Member[] {
    const changes = this.#added.size + this.#gone.size;
    if (changes === 0) return this.#sorted;
    if (changes <= FEW) {
      for (const member of this.#gone) this.#sorted.splice(this.#place(member), 1);
      for (const member of this.#added) this.#sorted.splice(this.#place(member), 0, member);
    } else {
      this.#sorted = [...this.#byKey.values()].sort(order);
    }
    this.#added.clear();
    this.#gone.clear();
    return this.#sorted;
  }

  complete(typed: string, limit: number): string[] {
    const start = this.#fold(typed);
    const found: Member[] = [];
    for (const [key, member] of this.#byKey) if (key.startsWith(start)) found.push(member);
    return found
      .sort((a, b) => b.spoke - a.spoke || (a.user.key < b.user.key ? -1 : 1))
      .slice(0, limit)
      .map((member) => member.user.nick);
  }

  #forget(member: Member): void {
    if (!this.#added.delete(member)) this.#gone.add(member);
  }

  /** The index that a member has, or would have, in the sorted list. */
  #place(member: Member): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#sorted[middle];
      if (other && order(other, member) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
