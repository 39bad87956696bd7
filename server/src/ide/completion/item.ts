/** What completion returns: plain data, and what its sources provide before it is chosen, ordered and placed. */

import type { NameKind } from '../../analysis/model/names.ts';
import type { TextRange } from '../../base/text.ts';

/** Kinds of suggestions; an editor has an icon for each. */
export type CompletionKind =
  | 'document'
  | 'key'
  | 'reference'
  | 'word'
  | 'period'
  | 'currency'
  | 'unit'
  | 'label'
  | 'code'
  | 'text';

/** What `resolveCompletion` needs to write the documentation of a thing. */
export interface ThingKey {
  readonly kind: NameKind;
  /** As declared. */
  readonly name: string;
}

/** One item of the list. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** One row beside the label. */
  readonly detail: string | undefined;
  /** Markdown; if undefined, `thing` may provide some. */
  readonly documentation: string | undefined;
  readonly thing: ThingKey | undefined;
  /** What the typed text is compared with. */
  readonly filterText: string;
  readonly sortText: string;
  readonly isDeprecated: boolean;
  /** What is inserted; rows after the first include all of their indentation. */
  readonly text: string;
  /** The same with tab stops, in snippet syntax; undefined if there are none. */
  readonly snippet: string | undefined;
  /** What is replaced, if the rest of the word after the cursor is kept (`insert`) and if it is not (`replace`). */
  readonly insert: TextRange;
  readonly replace: TextRange;
}

/** The list; `isIncomplete`: further typing may bring up others. */
export interface Completions {
  readonly items: readonly Completion[];
  readonly isIncomplete: boolean;
}

/** What a source of completions offers at a place. */
export interface Suggestion {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string | undefined;
  readonly documentation?: string | undefined;
  readonly thing?: ThingKey;
  /** Other spellings that find it: codes, former names. */
  readonly also?: readonly string[];
  /** What is inserted, if not the label. */
  readonly text?: string;
  readonly snippet?: string;
  /** Lower comes first; equals stay in their given order. */
  readonly rank?: number;
  /** A former spelling: comes last and is struck through. */
  readonly isOld?: boolean;
  /** Details that take time, computed only for what is shown. */
  readonly later?: () => Pick<Suggestion, 'detail' | 'text' | 'snippet' | 'documentation'>;
}
