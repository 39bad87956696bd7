/** The judge of the reader's laws: `yaml` on the whole text, put into a form that both sides can be compared in. */
import { isMap, isScalar, isSeq, Lexer, Parser, parseAllDocuments, type Scalar } from 'yaml';

/** A node with offsets in the file. Collections on rows have no end: it is that of their last entry. */
export type Shown =
  | null
  | { readonly text: string; readonly style: string; readonly start: number; readonly end: number }
  | {
      readonly map: readonly (readonly [Shown, Shown])[];
      readonly start: number;
      readonly end: number | undefined;
    }
  | { readonly list: readonly Shown[]; readonly start: number; readonly end: number | undefined };

/** What a text says. */
export interface Reading {
  readonly documents: readonly Shown[];
  readonly comments: readonly string[];
}

/** Undefined when `yaml` refuses the text. */
export function byYaml(text: string): Reading | undefined {
  const read = parseAllDocuments(text, { schema: 'failsafe', logLevel: 'silent', uniqueKeys: true });
  const streamErrors = 'empty' in read ? read.errors : [];
  if (streamErrors.length > 0 || read.some((it) => it.errors.length > 0)) return undefined;
  if (endsInDirective(text)) return undefined;
  const documents = read.map((it) => show(it.contents, text));
  return documents.some((it) => holdsOpenQuote(it, text))
    ? undefined
    : { documents, comments: commentsOf(text) };
}

/** A directive without a document, which `yaml` lets pass at the end of a text. */
function endsInDirective(text: string): boolean {
  if (!/^\ufeff?%/m.test(text)) return false;
  const tokens = [...new Parser().parse(text)].map((it) => it.type);
  return tokens.findLast((it) => !IDLE.has(it)) === 'directive';
}

const IDLE: ReadonlySet<string> = new Set(['comment', 'space', 'newline', 'byte-order-mark']);

/** Text in quotes whose last quote is an escaped one, which `yaml` takes for closed: `"x\\"`, and `'it''` where a document ends. */
function holdsOpenQuote(shown: Shown, text: string): boolean {
  if (shown === null) return false;
  if ('list' in shown) return shown.list.some((it) => holdsOpenQuote(it, text));
  if ('map' in shown) return shown.map.flat().some((it) => holdsOpenQuote(it, text));
  const written = text.slice(shown.start, shown.end);
  if (shown.style === 'single') return /^'(?:[^']|'')*$/.test(written);
  return shown.style === 'double' && /(?<!\\)(?:\\\\)*\\"$/.test(written);
}

function show(node: unknown, text: string): Shown {
  if (isScalar(node)) return showScalar(node, text);
  if (isMap(node)) {
    const [start = 0, end] = node.range ?? [];
    const map = node.items.map((it) => [show(it.key, text), show(it.value, text)] as const);
    return { map, start, end: node.flow ? end : undefined };
  }
  if (!isSeq(node)) return null;
  const [start = 0, end] = node.range ?? [];
  return { list: node.items.map((it) => show(it, text)), start, end: node.flow ? end : undefined };
}

function showScalar(node: Scalar, text: string): Shown {
  const [start = 0, end = 0] = node.range ?? [];
  const type = node.type ?? 'PLAIN';
  if (type === 'PLAIN' && start === end) return null;
  const source = text.slice(start, end);
  const shownEnd = type.startsWith('BLOCK') ? start + source.replace(/(?:\r?\n *)+$/, '').length : end;
  return { text: String(node.value), style: STYLES[type] ?? type, start, end: shownEnd };
}

const STYLES: Readonly<Record<string, string>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

function commentsOf(text: string): readonly string[] {
  const found: string[] = [];
  let at = 0;
  let isScalarNext = false;
  for (const token of new Lexer().lex(text)) {
    if (!isScalarNext && (token === '\x02' || token === '\x18')) continue;
    if (!isScalarNext && token === '\x1f') {
      isScalarNext = true;
      continue;
    }
    if (!isScalarNext && token.startsWith('#')) found.push(`${at}-${at + token.length}`);
    isScalarNext = false;
    at += token.length;
  }
  return found;
}
