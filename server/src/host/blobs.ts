/** The texts of blobs: many per request to Git, none larger than a file may be. */
import type { TextSource, UnknownBase } from '../analysis/change.ts';
import { catFile } from './git.ts';
import { parseBatch, parseSizes } from './git-output.ts';
import type { Repository } from './repository.ts';
import { decode, LARGEST_FILE, TOO_LARGE } from './text.ts';
import { isTrouble } from './trouble.ts';

/** Bytes per request: what is held in memory at once besides the texts. */
const BATCH = 64 * 1024 * 1024;

/** Up to this many blobs are requested at once; beyond that, their sizes are requested first. */
const FEW = 1000;

/** Blobs by id, or why the repository lacks them. All or none: a base with a blob missing is not the base. */
export async function blobsOf(
  repository: Repository,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, TextSource> | UnknownBase> {
  const wanted = [...new Set(ids)];
  const texts = new Map<string, TextSource>();
  if (wanted.length <= FEW) {
    const answer = await catFile(repository, '--batch', wanted, BATCH);
    if (answer !== undefined) return decodeAll(repository, answer, texts) ?? texts;
  }
  const batches = await planBatches(repository, wanted, texts);
  if (isTrouble(batches)) return batches;
  for (const batch of batches) {
    const answer = await catFile(repository, '--batch', batch);
    const trouble = answer && decodeAll(repository, answer, texts);
    if (trouble !== undefined) return trouble;
  }
  return texts;
}

/** The ids of each request. What is too large is not requested; `texts` says so. */
async function planBatches(
  repository: Repository,
  ids: readonly string[],
  texts: Map<string, TextSource>,
): Promise<readonly (readonly string[])[] | UnknownBase> {
  const answer = (await catFile(repository, '--batch-check', ids)) ?? Buffer.alloc(0);
  if (isTrouble(answer)) return answer;
  const batches: string[][] = [[]];
  let room = BATCH;
  for (const [id, size] of parseSizes(answer)) {
    if (size === undefined) return missing(id);
    if (size > LARGEST_FILE) {
      texts.set(id, TOO_LARGE);
      continue;
    }
    if (size > room) {
      batches.push([]);
      room = BATCH;
    }
    batches.at(-1)?.push(id);
    room -= size;
  }
  return batches;
}

/** Blobs by id; those that the repository lacks say why. */
export async function readBlobs(
  repository: Repository | undefined,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TextSource>> {
  if (repository === undefined || ids.length === 0) return new Map();
  const texts = await blobsOf(repository, ids);
  return isTrouble(texts) ? new Map(ids.map((id) => [id, { unreadable: texts.unknown }])) : texts;
}

function decodeAll(
  repository: Repository,
  answer: Buffer | UnknownBase,
  texts: Map<string, TextSource>,
): UnknownBase | undefined {
  if (isTrouble(answer)) return answer;
  for (const { id, bytes } of parseBatch(answer)) {
    if (bytes === undefined) return missing(id);
    texts.set(id, decode(bytes, repository.hash, id));
  }
  return undefined;
}

function missing(id: string): UnknownBase {
  return { unknown: `the repository lacks the object ${id.slice(0, 12)}`, repair: 'git fetch --refetch' };
}
