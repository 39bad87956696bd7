/** What the client can do, as plain answers to what the server wants to know. */
import { type ClientCapabilities, type InitializeParams, MarkupKind } from 'vscode-languageserver';
import type { Encoding } from './positions.ts';

/** One client. */
export interface Client {
  readonly encoding: Encoding;
  /** It asks for diagnostics; else they are pushed. */
  readonly pulls: boolean;
  /** Diagnostics may point at other places. */
  readonly takesRelated: boolean;
  readonly takesVersions: boolean;
  /** Definitions may say what was asked about. */
  readonly takesLinks: boolean;
  /** Symbols may have others below them. */
  readonly takesTrees: boolean;
  /** Edits of several files may say of which version they are. */
  readonly takesVersionedEdits: boolean;
  /** An edit that somebody chooses may leave the cursor where there is something to write. */
  readonly takesSnippetEdits: boolean;
  /** It tells of files that change on disk, once it was told which. */
  readonly watches: boolean;
  /** Watched files may lie outside of the workspace's folders. */
  readonly watchesAnywhere: boolean;
  /** What cards may be written in. */
  readonly cardsIn: MarkupKind;
  /** The same of what is said of completions. */
  readonly documentationIn: MarkupKind;
  readonly configures: boolean;
  readonly tellsOfConfiguration: boolean;
  readonly tellsOfFolders: boolean;
  readonly showsProgress: boolean;
  readonly refreshes: Readonly<Record<Refreshed, boolean>>;
  /** It wants to hear of every change that an answer of ours would show. */
  readonly wantsChanged: boolean;
  readonly capabilities: ClientCapabilities;
}

/** What a client can be asked to ask for again. */
export type Refreshed = 'diagnostics' | 'inlayHint' | 'codeLens';

/** Reads what `initialize` says. */
export function clientOf({ capabilities }: Pick<InitializeParams, 'capabilities'>): Client {
  const { general, workspace, textDocument, window } = capabilities;
  return {
    // the first that both know, in the order of the client
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

/** Markdown where it is not excluded. */
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
