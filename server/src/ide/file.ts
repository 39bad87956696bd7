/** A file as the editor features see it: the text of the buffer and what the engine read from it. */
import { isReadable } from '../analysis/change.ts';
import type { PlacedDocument } from '../analysis/content.ts';
import type { Project } from '../analysis/project.ts';

/** Offsets in features count UTF-16 units of `text`, from 0. */
export interface IdeFile {
  readonly project: Project;
  /** Relative to the workspace folder, `/`-separated. */
  readonly path: string;
  /** The content of the buffer, or of the disk if the file is not open. */
  readonly text: string;
  /** Its Outlay documents, in text order. */
  readonly documents: readonly PlacedDocument[];
  /** The keys of `documents`, see `Side`. */
  readonly keys: readonly string[];
}

/** Undefined where the workspace has no such file, or an unreadable one. */
export function ideFile(project: Project, path: string): IdeFile | undefined {
  const { head } = project;
  const source = head.files.get(path)?.source.get();
  if (!source || !isReadable(source)) return undefined;
  const { content, documents: keys } = head.files.get(path) ?? {};
  return { project, path, text: source.text, documents: content?.documents ?? [], keys: keys?.get() ?? [] };
}
