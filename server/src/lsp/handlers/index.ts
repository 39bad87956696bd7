/** Every method that the server answers. */
import type { Handler } from '../dispatch.ts';
import { codeAction } from './code-action.ts';
import { codeLens, codeLensResolve } from './code-lens.ts';
import { bases, compare } from './compare.ts';
import { completion, completionResolve } from './completion.ts';
import { configuration } from './configuration.ts';
import { definition } from './definition.ts';
import { diagnostic } from './diagnostic.ts';
import { documentLink } from './document-link.ts';
import { foldingRange, selectionRange } from './folding-range.ts';
import { formatting } from './formatting.ts';
import { hover } from './hover.ts';
import { inlayHint, inlayHintResolve } from './inlay-hint.ts';
import { preview } from './preview.ts';
import { documentHighlight, references } from './references.ts';
import { prepareRename, rename } from './rename.ts';
import { semanticTokens, semanticTokensRange } from './semantic-tokens.ts';
import { documentSymbol, workspaceSymbol } from './symbol.ts';
import { folders, synchronize } from './synchronize.ts';
import { workspaceDiagnostic } from './workspace-diagnostic.ts';

/** In no order. */
export const HANDLERS: readonly Handler[] = [
  synchronize,
  folders,
  configuration,
  diagnostic,
  workspaceDiagnostic,
  hover,
  completion,
  completionResolve,
  definition,
  references,
  documentHighlight,
  prepareRename,
  rename,
  inlayHint,
  inlayHintResolve,
  codeLens,
  codeLensResolve,
  codeAction,
  foldingRange,
  formatting,
  selectionRange,
  documentSymbol,
  semanticTokens,
  semanticTokensRange,
  workspaceSymbol,
  documentLink,
  ...preview,
  bases,
  compare,
];
