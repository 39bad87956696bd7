/** The place of a completion with what is known about it: its property, and what is written around it. */
import type { Project } from '../../analysis/project.ts';
import type { IdeFile } from '../file.ts';
import { childOf, entryOf, type Property, propertyAt } from '../schema.ts';
import { wordsNearby } from './nearby.ts';
import type { Level, Place } from './place.ts';
import { markerAbove, markerBelow, unquoted } from './rows.ts';

/** Where something is to be written, and what for. */
export interface At {
  readonly project: Project;
  readonly file: IdeFile;
  readonly place: Place;
  /** Kind of the document; empty where it does not say. */
  readonly kind: string;
  /** `metadata.name`, where it can be found. */
  readonly document: string | undefined;
  /** The innermost level: the map or list that holds the cursor's entry. */
  readonly level: Level;
  /** What is allowed in the innermost level. */
  readonly container: Property | undefined;
  /** What the word at the cursor is the value of; undefined for keys. */
  readonly property: Property | undefined;
  /** Scalars that are the value of a key around here, or in its list, the nearest first. */
  readonly nearby: (key: string) => readonly string[];
  /** The same, within its document only. */
  readonly inDocument: (key: string) => readonly string[];
}

/** Everything about a place outside of comments. */
export function placed(file: IdeFile, offset: number, place: Place): At {
  const { levels } = place;
  const level = levels.at(-1) ?? ROOT;
  const kind = levels[0]?.entries.find((it) => it.key === 'kind')?.value ?? kindBelow(file.text, offset);
  const container = containerOf(kind === '' ? anyKind(levels) : kind, levels);
  return {
    project: file.project,
    file,
    place,
    kind,
    document: documentName(file.text, offset),
    level,
    container,
    property: valueProperty(container, level),
    nearby: wordsNearby(file.text, offset, () => ({ start: 0, end: file.text.length })),
    inDocument: wordsNearby(file.text, offset, () => ({
      start: markerAbove(file.text, offset),
      end: markerBelow(file.text, offset),
    })),
  };
}

const ROOT: Level = { kind: 'map', isFlow: false, column: 0, entries: [], step: undefined };

/** Documents of any kind have what all of our documents have in common. */
function anyKind([root]: readonly Level[]): string {
  const version = root?.entries.find((it) => it.key === 'apiVersion')?.value;
  return root?.step === 'metadata' && version?.startsWith('outlay/') ? 'Budget' : '';
}

function containerOf(kind: string, levels: readonly Level[]): Property | undefined {
  let property = propertyAt(kind, undefined, '');
  for (const level of levels.slice(0, -1)) property = property && valueProperty(property, level);
  return property;
}

/** What the entries of a level may be: the value of its step, or an entry of the list. */
function valueProperty(container: Property | undefined, { kind, step }: Level): Property | undefined {
  if (!container) return undefined;
  if (kind === 'list') return entryOf(container);
  return step === undefined ? undefined : childOf(container, step);
}

/** For a document written bottom up: the first `kind` after the cursor. */
function kindBelow(text: string, offset: number): string {
  const rest = text.slice(offset, markerBelow(text, offset));
  return unquoted(/^kind:[ ]*(\S+)/m.exec(rest)?.[1] ?? '');
}

const LONGEST_HEAD = 2_000;

function documentName(text: string, offset: number): string | undefined {
  const start = markerAbove(text, offset);
  const head = text.slice(start, Math.min(offset, start + LONGEST_HEAD));
  return /^metadata:[\s\S]*?\bname:[ ]*["']?([^\s,}"']+)/m.exec(head)?.[1];
}

/** The name of the file without folder and extension. */
export function stemOf({ file }: At): string {
  return file.path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
}

/** The scalar of a key in the innermost map, or in the closest enclosing map that has it. */
export function valueAround({ levels }: Place, key: string): string | undefined {
  for (const level of levels.toReversed()) {
    const found = level.entries.find((it) => it.key === key)?.value;
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}
