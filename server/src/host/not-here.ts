/** What to say about a base that is not here: what was probably meant, what there is, and how to get it. */
import type { UnknownBase } from '../analysis/change.ts';
import { nearest } from '../base/nearest.ts';
import { alternatives } from '../domain/words/lists.ts';
import { quoted } from '../domain/words/visible.ts';
import { commitOf, hasOrigin, newestRefs } from './git.ts';
import type { Repository } from './repository.ts';
import { isTrouble, shellWord } from './trouble.ts';

/** Where Git keeps the branches of the remote. */
export const REMOTE = 'refs/remotes/origin/';

/** `source` is what named it: ` (from GITHUB_BASE_REF)`, or nothing. */
export async function noBranch(repo: Repository, name: string, source: string): Promise<UnknownBase> {
  const refspec = `+refs/heads/${name}:${REMOTE}${name}`;
  const depth = repo.shallow ? '--unshallow ' : '';
  const unknown = `no such branch: ${quoted(name)}${source}`;
  const fetch = `git fetch ${depth}origin ${shellWord(refspec)}`;
  return orMeant(repo, await fetchable(repo, unknown, fetch), name);
}

/** A range, or a file of a revision. What is in braces is a time or a text. */
const LONGER = /^([^{]*?)(?:\.\.|:)/;

/** `versions` are names that are not revisions but may be meant all the same. */
export async function noSuch(
  repo: Repository,
  unknown: string,
  revision: string,
  versions: readonly string[] = [],
): Promise<UnknownBase> {
  const of = LONGER.exec(revision)?.[1];
  if (of !== undefined) {
    const form = `${unknown}, expected one revision, which the working tree is compared with`;
    return { unknown: (await commitOf(repo, of)) === undefined ? form : `${form}: ${quoted(of)}` };
  }
  if (!/^[0-9a-f]{40,64}$/.test(revision))
    return orMeant(repo, await fetchable(repo, unknown, fetchOf(repo)), revision, versions);
  return fetchable(repo, unknown, repo.shallow ? fetchOf(repo) : `git fetch origin ${revision}`);
}

/** For all branches, with all commits: a clone of one branch (like any with `--depth`) has no names for the others. */
export function fetchOf({ shallow }: Repository): string {
  return `git fetch ${shallow ? '--unshallow ' : ''}origin '+refs/heads/*:${REMOTE}*'`;
}

/** `refs/heads/main`: `main`. */
export function shortName(fullName: string): string {
  return fullName.replace(/^refs\/(?:heads|remotes|tags)\//, '');
}

/** What is missing here may be at the remote, if there is one. */
async function fetchable(repo: Repository, unknown: string, repair: string): Promise<UnknownBase> {
  return (await hasOrigin(repo)) ? { unknown, repair } : { unknown };
}

const MOST_COMPARED = 1_000;
const MOST_SHOWN = 5;

/** Suggests the name nearest to `wanted`; if there is none, and nothing to fetch, lists the existing ones. */
async function orMeant(
  repo: Repository,
  { unknown, repair }: UnknownBase,
  wanted: string,
  versions: readonly string[] = [],
): Promise<UnknownBase> {
  const refs = await newestRefs(repo, MOST_COMPARED);
  const here = isTrouble(refs) ? [] : refs.map((it) => shortName(it).replace(/^origin\//, ''));
  const names = [...new Set([...versions, ...here])];
  const near = nearest(wanted, names);
  const guess = near === undefined ? '' : `, did you mean ${quoted(near)}?`;
  if (repair !== undefined) return { unknown: unknown + guess, repair };
  if (near !== undefined || names.length === 0) return { unknown: unknown + guess };
  // sorted: which of them is the newest may hinge on a second
  const shown = names
    .slice(0, MOST_SHOWN)
    .sort()
    .map((it) => quoted(it));
  return {
    unknown: `${unknown}, expected ${names.length > MOST_SHOWN ? 'for example ' : ''}${alternatives(shown)}`,
  };
}
