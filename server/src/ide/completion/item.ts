/** What completion gives: plain data, and what its sources say before it is chosen, ordered and placed. */

import type { NameKind } from '../../analysis/model/names.ts';
import type { TextRange } from '../../base/text.ts';

/** What is offered; an editor has a picture for each. */
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
  /** Markdown; where it is undefined `thing` may tell more. */
  readonly documentation: string | undefined;
  readonly thing: ThingKey | undefined;
  /** What typing is compared with. */
  readonly filterText: string;
  readonly sortText: string;
  readonly isDeprecated: boolean;
  /** What is written; rows behind the first have all of their indentation. */
  readonly text: string;
  /** The same with tab stops, in the syntax of snippets; undefined where there are none. */
  readonly snippet: string | undefined;
  /** What goes away, where the word at the cursor is kept behind it (`insert`) and where it is not. */
  readonly insert: TextRange;
  readonly replace: TextRange;
}

/** The list; `isIncomplete`: typing on may bring others. */
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
  /** Where it is not the label. */
  readonly text?: string;
  readonly snippet?: string;
  /** Lower goes first; of equals the one that was given first. */
  readonly rank?: number;
  /** A former spelling: goes last and is struck through. */
  readonly isOld?: boolean;
  /** Details that take time, for what is shown. */
  readonly later?: () => Pick<Suggestion, 'detail' | 'text' | 'snippet' | 'documentation'>;
}
