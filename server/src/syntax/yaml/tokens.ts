/** What `yaml`'s tokens show before nodes are made from them: comments, depth, and what the language does not have. */
import { type CST, Parser } from 'yaml';
import type { TextRange } from '../../base/text.ts';
import type { Comment } from '../node.ts';

/** The tokens of a text, walked once. */
export interface TokenScan {
  readonly tokens: readonly CST.Token[];
  readonly comments: readonly Comment[];
  /** The first anchor, alias, tag or merge key. */
  readonly foreign: ({ readonly what: string } & TextRange) | undefined;
  /** The first text in double quotes whose last quote is escaped: `yaml` takes it as closed. */
  readonly unclosed: TextRange | undefined;
  /** Where the last text in quotes begins: an unclosed one takes in all that follows. */
  readonly quote: TextRange | undefined;
  /** The innermost unclosed bracket, or what is in place of its other half; with a message. */
  readonly bracket: ({ readonly message: string } & TextRange) | undefined;
  /** Where collections first nest deeper than allowed. */
  readonly tooDeep: TextRange | undefined;
}

/** A token or a part of one: whatever has a type and a source. */
interface Part {
  readonly type: string;
  readonly offset: number;
  readonly source: string;
}

const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['anchor', 'an anchor'],
  ['alias', 'an alias'],
  ['tag', 'a tag'],
]);

const QUOTED: ReadonlySet<string> = new Set(['double-quoted-scalar', 'single-quoted-scalar']);

/** An odd number of backslashes before the last quote. */
const ENDS_ESCAPED = /(?<!\\)(?:\\\\)*\\"$/;

/** Never throws: the text may nest as deep as it likes. */
export function scanTokens(text: string, deepest: number): TokenScan {
  const tokens = tokensOf(text);
  if (!tokens) return { ...NOTHING, tooDeep: { start: 0, end: 1 } };
  const walk = new Walk(deepest);
  for (let i = tokens.length - 1; i >= 0; i--) walk.push(tokens[i], 0);
  walk.run();
  walk.comments.sort((a, b) => a.start - b.start);
  return {
    tokens,
    comments: walk.comments,
    foreign: walk.foreign,
    unclosed: walk.unclosed,
    quote: walk.quote,
    bracket: walk.bracket && (tooFarLeft(tokens, walk.bracket) ?? walk.bracket),
    tooDeep: walk.tooDeep,
  };
}

const NOTHING: TokenScan = {
  tokens: [],
  comments: [],
  foreign: undefined,
  unclosed: undefined,
  quote: undefined,
  bracket: undefined,
  tooDeep: undefined,
};

/** Undefined when `yaml` itself recurses deeper than the stack allows: thousands of `a: ` on one row. */
function tokensOf(text: string): readonly CST.Token[] | undefined {
  try {
    return [...new Parser().parse(text)];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The other half of a bracket, in a row that is no deeper than those around both: to YAML it is on its own. */
function tooFarLeft(tokens: readonly CST.Token[], { open, start }: OpenBracket): TokenScan['bracket'] {
  if (!open) return undefined;
  const { sign, expected } = open;
  const half = tokens.find((it) => it.type === 'error' && it.offset > start && it.source === expected);
  const message = `\`${expected}\` stands too far left to close \`${sign}\`, expected spaces before it`;
  return half && { message, start: half.offset, end: half.offset + 1 };
}

/** An unclosed bracket (`open`), or what is in place of its other half. */
interface OpenBracket extends TextRange {
  readonly message: string;
  readonly open: { readonly sign: string; readonly expected: string } | undefined;
}

class Walk {
  readonly comments: Comment[] = [];
  foreign: TokenScan['foreign'];
  unclosed: TextRange | undefined;
  quote: TextRange | undefined;
  bracket: OpenBracket | undefined;
  tooDeep: TextRange | undefined;
  readonly #deepest: number;
  readonly #open: { readonly token: CST.Token | CST.SourceToken; readonly depth: number }[] = [];

  constructor(deepest: number) {
    this.#deepest = deepest;
  }

  push(token: CST.Token | CST.SourceToken | null | undefined, depth: number): void {
    if (token) this.#open.push({ token, depth });
  }

  run(): void {
    for (let next = this.#open.pop(); next; next = this.#open.pop()) this.#visit(next.token, next.depth);
  }

  #visit(token: CST.Token | CST.SourceToken, depth: number): void {
    if ('items' in token) this.#collection(token, depth + 1);
    else if (token.type === 'document') {
      this.#all(token.start, depth);
      this.push(token.value, depth);
    } else if (token.type === 'block-scalar') this.#all(token.props, depth);
    else if ('source' in token) this.#part({ type: token.type, offset: token.offset, source: token.source });
    if ('end' in token && token.end) this.#all(token.end, depth);
  }

  #all(tokens: readonly CST.Token[], depth: number): void {
    for (const token of tokens) this.push(token, depth);
  }

  #collection(token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection, depth: number): void {
    const { items, offset } = token;
    if (depth > this.#deepest) {
      if (!this.tooDeep || offset < this.tooDeep.start) this.tooDeep = { start: offset, end: offset + 1 };
      return;
    }
    if (token.type === 'flow-collection') this.#brackets(token);
    for (const item of items) {
      this.#all(item.start, depth);
      if (item.key) this.#key(item.key, depth);
      if (item.sep) this.#all(item.sep, depth);
      this.push(item.value, depth);
    }
  }

  #brackets({ start, end }: CST.FlowCollection): void {
    const expected = start.source === '{' ? '}' : ']';
    const closing = end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
    if (closing?.source === expected) return;
    const { offset } = closing ?? start;
    if (this.bracket && this.bracket.start > offset) return;
    const what = closing
      ? `\`${closing.source}\` closes \`${start.source}\``
      : `\`${start.source}\` is not closed`;
    this.bracket = {
      message: `${what}, expected \`${expected}\``,
      start: offset,
      end: offset + 1,
      open: closing ? undefined : { sign: start.source, expected },
    };
  }

  #key(key: CST.Token, depth: number): void {
    this.push(key, depth);
    if (key.type === 'scalar' && key.source === '<<') this.#noteForeign('a merge key', key);
  }

  #part(part: Part): void {
    if (part.type === 'comment')
      this.comments.push({ start: part.offset, end: part.offset + part.source.length });
    if (QUOTED.has(part.type) && part.offset >= (this.quote?.start ?? 0))
      this.quote = { start: part.offset, end: part.offset + 1 };
    if (part.type === 'double-quoted-scalar' && ENDS_ESCAPED.test(part.source)) this.#noteUnclosed(part);
    const what = FOREIGN.get(part.type);
    if (what !== undefined) this.#noteForeign(what, part);
  }

  #noteUnclosed({ offset, source }: Omit<Part, 'type'>): void {
    if (!this.unclosed || offset < this.unclosed.start)
      this.unclosed = { start: offset, end: offset + source.length };
  }

  #noteForeign(what: string, { offset, source }: Omit<Part, 'type'>): void {
    if (!this.foreign || offset < this.foreign.start)
      this.foreign = { what, start: offset, end: offset + source.length };
  }
}
