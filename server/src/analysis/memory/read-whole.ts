/** What is read whole in every run: everything that is not a file of Budgets. */
import { isReadable, type TextSource } from '../change.ts';
import type { Head } from '../head.ts';
import { isDocuments } from '../side.ts';
import { type Contents, type KnownDocument, knownDocuments, textId } from './known-contents.ts';

/** What the files say that are read whole: all that are not files of Budgets, and files of Budgets that were edited or torn. */
export function contentsOf({ files, graph }: Head): Contents {
  const contents = new Map<string, readonly KnownDocument[]>();
  for (const { content, source } of files.values()) {
    const text = graph.untracked(() => source.get());
    if (text && isReadable(text) && !text.isEdited && content && !content.forget)
      contents.set(textId(text), knownDocuments(content));
  }
  return contents;
}

/**
 * Hashes by path of everything that is not a file of Budgets: what those may read. Empty: a document names it, but it does not
 * exist. Undefined: its text is not available, or is being edited.
 */
export function registryOf(head: Head): ReadonlyMap<string, string | undefined> {
  const registry = new Map<string, string | undefined>();
  for (const [path, file] of head.files) {
    const source = head.graph.untracked(() => file.source.get());
    const isRead = source !== undefined && isReadable(source);
    if (isRead && isDocuments(path) && !head.holdsOthers(path)) continue;
    registry.set(path, hashOf(source));
  }
  return registry;
}

function hashOf(source: TextSource | undefined): string | undefined {
  if (!source) return '';
  return isReadable(source) && !source.isEdited ? source.hash : undefined;
}
