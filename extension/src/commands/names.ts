/** The names of the commands that are used in more than one place; all of them are in package.json. */
import type { Place } from '../../../server/src/protocol.ts';

/** Opens the page of a rule; its code is the argument. */
export const RULE_PAGE = 'outlay.openRulePage';
/** Writes a small workspace. */
export const CREATE_WORKSPACE = 'outlay.createWorkspace';
/** Opens the preview; the argument may be a {@link PreviewTarget}. */
export const OPEN_PREVIEW = 'outlay.openPreview';
/** Shows a place in its file; the arguments are the folder of the workspace and a {@link Place}. */
export const OPEN_PLACE = 'outlay.openPlace';

/** What the preview shows first. */
export interface PreviewTarget {
  /** URI of the workspace's folder. */
  readonly workspace?: string | undefined;
  /** Id of the row to select. */
  readonly row?: string | undefined;
  /** The text whose row to select, as given by a lens above it. */
  readonly place?: TextPlace | undefined;
}

/** A position in a file of the workspace; line and UTF-16 character from 0. */
export type TextPlace = Pick<Place, 'path' | 'line' | 'character'>;
