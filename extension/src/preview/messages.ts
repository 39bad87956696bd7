/** What the page of the preview and the extension say to each other. */
import type {
  ExportFormat,
  ImpactQuestion,
  Place,
  REQUESTS,
  RowPlace,
} from '../../../server/src/protocol.ts';

/** From the page. */
export type FromPage =
  /** It can listen now. */
  | { readonly kind: 'ready' }
  /** Passed on to the server; the workspace is put in by the extension. */
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly name: keyof typeof REQUESTS;
      readonly params: object;
    }
  /** What it shows from now on: the row of the cursor and exports are asked for by it. */
  | { readonly kind: 'question'; readonly question: ImpactQuestion }
  | { readonly kind: 'open'; readonly place: Place }
  | { readonly kind: 'compare' }
  /** What an empty folder offers. */
  | { readonly kind: 'begin'; readonly how: 'create' | 'import' }
  | { readonly kind: 'export'; readonly format: ExportFormat | undefined };

/** What the page hears without having asked. */
export type Told =
  /** First of all: whose page it is, and what it asks unless it was asked something else before. */
  | { readonly kind: 'start'; readonly workspace: string; readonly question: ImpactQuestion }
  /** What is checked out; null where there is no branch. */
  | { readonly kind: 'branch'; readonly name: string | null }
  /** No server stands behind what is shown, until there is an answer again. */
  | { readonly kind: 'stopped' }
  /** Ask again. */
  | { readonly kind: 'changed' }
  /** The row of the text cursor; null for none. */
  | { readonly kind: 'cursor'; readonly place: RowPlace | null }
  /** Select a row, and show how its figure adds up if wanted. */
  | { readonly kind: 'select'; readonly row: string; readonly explain: boolean };

/** To the page; an answer is null where there is none. */
export type ToPage = Told | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown };
