/** A file as a feature of the editor sees it: the text of the buffer and what the engine read from it. */
import { isReadable } from '../analysis/change.ts';
import type { PlacedDocument } from '../analysis/content.ts';
import type { Project } from '../analysis/project.ts';

/** Offsets in features count UTF-16 units of `text`, from 0. */
export interface IdeFile {
  readonly project: Project;
  /** From the workspace folder, `/`-separated. */
  readonly path: string;
  /** As it stands in the buffer, or on disk where it is not open. */
  readonly text: string;
  /** Its documents of ours, in order of the text. */
  readonly documents: readonly PlacedDocument[];
  /** The keys of these, see `Side`. */
  readonly keys: readonly string[];
}

/** Undefined where the workspace has no such file, or none that could be read. */
export function ideFile(project: Project, path: string): IdeFile | undefined {
  const { head } = project;
  const source = head.files.get(path)?.source.get();
  if (!source || !isReadable(source)) return undefined;
  const { content, documents: keys } = head.files.get(path) ?? {};
  return { project, path, text: source.text, documents: content?.documents ?? [], keys: keys?.get() ?? [] };
}
