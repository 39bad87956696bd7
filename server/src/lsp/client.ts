/** Client capabilities, as plain answers to what the server needs to know. */
import { type ClientCapabilities, type InitializeParams, MarkupKind } from 'vscode-languageserver';
import type { Encoding } from './positions.ts';

/** One client. */
export interface Client {
  readonly encoding: Encoding;
  /** It asks for diagnostics; otherwise they are pushed. */
  readonly pulls: boolean;
  /** Diagnostics may point to other places. */
  readonly takesRelated: boolean;
  readonly takesVersions: boolean;
  /** Definitions may state the range that was asked about. */
  readonly takesLinks: boolean;
  /** Symbols may be nested. */
  readonly takesTrees: boolean;
  /** Edits of several files may name the version that they apply to. */
  readonly takesVersionedEdits: boolean;
  /** An edit may leave the cursor where there is something to write. */
  readonly takesSnippetEdits: boolean;
  /** It reports files that change on disk, once told which ones. */
  readonly watches: boolean;
  /** Watched files may lie outside the workspace's folders. */
  readonly watchesAnywhere: boolean;
  /** The format of cards. */
  readonly cardsIn: MarkupKind;
  /** The format of a completion's documentation. */
  readonly documentationIn: MarkupKind;
  readonly configures: boolean;
  readonly tellsOfConfiguration: boolean;
  readonly tellsOfFolders: boolean;
  readonly showsProgress: boolean;
  readonly refreshes: Readonly<Record<Refreshed, boolean>>;
  /** It wants to know about every change that affects our answers. */
  readonly wantsChanged: boolean;
  readonly capabilities: ClientCapabilities;
}

/** What a client can be told to request again. */
export type Refreshed = 'diagnostics' | 'inlayHint' | 'codeLens';

/** Reads the parameters of `initialize`. */
export function clientOf({ capabilities }: Pick<InitializeParams, 'capabilities'>): Client {
  const { general, workspace, textDocument, window } = capabilities;
  return {
    // the first that both know, in the client's order
    encoding: general?.positionEncodings?.find((it) => it === 'utf-8' || it === 'utf-16') ?? 'utf-16',
    pulls: textDocument?.diagnostic !== undefined,
    takesRelated: related(capabilities),
    takesVersions: textDocument?.publishDiagnostics?.versionSupport === true,
    takesLinks: textDocument?.definition?.linkSupport === true,
    takesTrees: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    takesVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    takesSnippetEdits:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.snippetEditSupport === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesAnywhere: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    cardsIn: kindIn(textDocument?.hover?.contentFormat),
    documentationIn: kindIn(
      textDocument?.completion?.completionItem?.documentationFormat ?? textDocument?.hover?.contentFormat,
    ),
    configures: workspace?.configuration === true,
    tellsOfConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    tellsOfFolders: workspace?.workspaceFolders === true,
    showsProgress: window?.workDoneProgress === true,
    refreshes: {
      diagnostics: workspace?.diagnostics?.refreshSupport === true,
      inlayHint: workspace?.inlayHint?.refreshSupport === true,
      codeLens: workspace?.codeLens?.refreshSupport === true,
    },
    wantsChanged: wants(capabilities.experimental, 'outlayChanged'),
    capabilities,
  };
}

/** Markdown unless it is excluded. */
function kindIn(kinds: readonly MarkupKind[] = [MarkupKind.Markdown]): MarkupKind {
  return kinds.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText;
}

function related({ textDocument }: ClientCapabilities): boolean {
  const { diagnostic, publishDiagnostics } = textDocument ?? {};
  return publishDiagnostics?.relatedInformation === true || diagnostic?.relatedInformation === true;
}

function wants(experimental: unknown, key: string): boolean {
  return typeof experimental === 'object' && experimental !== null && Reflect.get(experimental, key) === true;
}
