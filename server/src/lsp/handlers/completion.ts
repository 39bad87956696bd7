/** `textDocument/completion`, and more about the selected item. */
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  type InsertReplaceEdit,
  InsertTextFormat,
  InsertTextMode,
  type TextEdit,
} from 'vscode-languageserver';
import type { NameKind } from '../../analysis/model/names.ts';
import { completionsAt } from '../../ide/completion/completion.ts';
import { resolveCompletion } from '../../ide/completion/details.ts';
import type { Completion, CompletionKind, ThingKey } from '../../ide/completion/item.ts';
import { THINGS } from '../../report/thing.ts';
import type { Client } from '../client.ts';
import { type Handler, type OpenFile, ofFile, onRequest } from '../dispatch.ts';
import { markup } from '../markup.ts';
import { AT_POSITION, isString } from '../params.ts';

/** What starts a key, a value, an entry, the second half of a reference, or a unit. */
const TRIGGERS = [':', ' ', '-', '/', '.', ',', '{', '['];

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  document: CompletionItemKind.Snippet,
  key: CompletionItemKind.Property,
  reference: CompletionItemKind.Reference,
  word: CompletionItemKind.EnumMember,
  period: CompletionItemKind.Event,
  currency: CompletionItemKind.Unit,
  unit: CompletionItemKind.Unit,
  label: CompletionItemKind.Keyword,
  code: CompletionItemKind.Constant,
  text: CompletionItemKind.Text,
};

/** What may be written at a position. */
export const completion: Handler = ofFile(
  CompletionRequest.type,
  AT_POSITION,
  () => ({ completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true } }),
  null,
  (file, { position }): CompletionList => {
    const offset = file.positions.offset(position);
    const { items, isIncomplete } = completionsAt(file, offset);
    const abilities = abilitiesOf(file.server.client);
    const indent = /^ */.exec(file.text.slice(file.text.lastIndexOf('\n', offset - 1) + 1))?.[0].length ?? 0;
    return { isIncomplete, items: items.map((it) => itemOf(it, file, abilities, indent)) };
  },
);

/** The documentation of a thing. */
export const completionResolve: Handler = {
  register: (server) =>
    onRequest(server, CompletionResolveRequest.type, { label: isString }, async (item, check) => {
      const data = dataOf(item.data);
      const workspace = data && server.buffer(data.uri)?.workspace;
      if (!data || !workspace) return item;
      const text = await workspace.answer(() => resolveCompletion(workspace.project, data.thing), check);
      return text === undefined
        ? item
        : { ...item, documentation: markup(text, server.client.documentationIn) };
    }),
};

/** What the client can do with an item. */
interface Abilities {
  readonly snippets: boolean;
  /** The word after the cursor may be kept. */
  readonly keepsWord: boolean;
  /** The lines of a snippet are inserted unchanged; otherwise they are indented like the cursor's line. */
  readonly keepsIndent: boolean;
  readonly tags: boolean;
  readonly details: boolean;
}

function abilitiesOf({ capabilities }: Client): Abilities {
  const item = capabilities.textDocument?.completion?.completionItem;
  return {
    snippets: item?.snippetSupport === true,
    keepsWord: item?.insertReplaceSupport === true,
    keepsIndent: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true,
    tags: item?.tagSupport !== undefined,
    details: item?.labelDetailsSupport === true,
  };
}

/** `indent` is that of the cursor's line. */
function itemOf(it: Completion, file: OpenFile, abilities: Abilities, indent: number): CompletionItem {
  const { label, kind, detail, documentation, thing, filterText, sortText, isDeprecated } = it;
  const isSnippet = abilities.snippets && it.snippet !== undefined;
  const snippet = it.snippet ?? it.text;
  const text = isSnippet ? (abilities.keepsIndent ? snippet : outdented(snippet, indent)) : it.text;
  return {
    label,
    kind: KINDS[kind],
    sortText,
    filterText,
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: editOf(it, file, text, abilities),
    ...(detail !== undefined && { detail }),
    ...(detail !== undefined && abilities.details && { labelDetails: { description: detail } }),
    ...(documentation !== undefined && {
      documentation: markup(documentation, file.server.client.documentationIn),
    }),
    ...(abilities.keepsIndent && { insertTextMode: InsertTextMode.asIs }),
    ...(isDeprecated && (abilities.tags ? { tags: [CompletionItemTag.Deprecated] } : { deprecated: true })),
    ...(thing && { data: { uri: file.uri, thing } }),
  };
}

function editOf(
  { insert, replace }: Completion,
  { positions }: OpenFile,
  newText: string,
  { keepsWord }: Abilities,
): TextEdit | InsertReplaceEdit {
  if (!keepsWord) return { range: positions.range(replace), newText };
  return { insert: positions.range(insert), replace: positions.range(replace), newText };
}

function outdented(text: string, indent: number): string {
  return text.replaceAll(`\n${' '.repeat(indent)}`, '\n');
}

interface ItemData {
  readonly uri: string;
  readonly thing: ThingKey;
}

/** The client sends back what we gave it, or nothing. */
function dataOf(value: unknown): ItemData | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { uri, thing }: { uri?: unknown; thing?: unknown } = value;
  if (typeof uri !== 'string' || typeof thing !== 'object' || thing === null) return undefined;
  const { kind, name }: { kind?: unknown; name?: unknown } = thing;
  return isKind(kind) && typeof name === 'string' ? { uri, thing: { kind, name } } : undefined;
}

function isKind(value: unknown): value is NameKind {
  return [...THINGS.keys()].some((it) => it === value);
}
