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
  /** It is ready to listen. */
  | { readonly kind: 'ready' }
  /** Passed on to the server; the extension adds the workspace. */
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly name: keyof typeof REQUESTS;
      readonly params: object;
    }
  /** What it shows from now on: the row of the cursor and exports depend on it. */
  | { readonly kind: 'question'; readonly question: ImpactQuestion }
  | { readonly kind: 'open'; readonly place: Place }
  | { readonly kind: 'compare' }
  /** The choices offered in an empty folder. */
  | { readonly kind: 'begin'; readonly how: 'create' | 'import' }
  | { readonly kind: 'export'; readonly format: ExportFormat | undefined };

/** What the page is told without having asked. */
export type Told =
  /** Comes first: whose page it is, and its question unless it has one from before. */
  | { readonly kind: 'start'; readonly workspace: string; readonly question: ImpactQuestion }
  /** The branch that is checked out; null if there is none. */
  | { readonly kind: 'branch'; readonly name: string | null }
  /** No server is behind what is shown, until there is an answer again. */
  | { readonly kind: 'stopped' }
  /** Ask again. */
  | { readonly kind: 'changed' }
  /** The row of the text cursor; null for none. */
  | { readonly kind: 'cursor'; readonly place: RowPlace | null }
  /** Select a row, and show how its figure adds up if wanted. */
  | { readonly kind: 'select'; readonly row: string; readonly explain: boolean };

/** To the page; an answer is null if there is none. */
export type ToPage = Told | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown };
