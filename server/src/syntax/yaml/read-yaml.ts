/** Reads with `yaml` what the strict reader leaves to it: every scalar is its text, nothing is typed. */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Pair,
  parseDocument,
  type YAMLError,
} from 'yaml';
import type { Comment, MapEntry, Node, ScalarNode } from '../node.ts';
import type { Problem } from '../problem.ts';

/** What could be read; `root` is undefined when `yaml` refuses the text. */
export interface YamlResult {
  readonly root: Node | undefined;
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

/** Deeper nesting is refused before `yaml` recurses into it. */
const DEEPEST = 100;

/** Never throws. */
export function readYaml(text: string): YamlResult {
  const deep = tooDeep(text);
  if (deep) return { root: undefined, comments: [], problems: [deep] };
  const comments = commentsOf(text);
  try {
    const document = parseDocument(text, OPTIONS);
    const [error] = document.errors;
    if (error) return { root: undefined, comments, problems: [fromYaml(error, text)] };
    const problems: Problem[] = [];
    const foreign = foreignPart(document, problems);
    return { root: foreign, comments, problems };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown';
    return {
      root: undefined,
      comments,
      problems: [broken({ start: 0, end: Math.min(1, text.length) }, message)],
    };
  }
}

const OPTIONS = {
  schema: 'failsafe',
  prettyErrors: false,
  strict: true,
  uniqueKeys: true,
  logLevel: 'silent',
  lineCounter: new LineCounter(),
} as const;

function broken(range: { start: number; end: number }, message: string): Problem {
  return { code: 'unreadable-yaml', at: '', part: 'value', range, message, unreadable: true };
}

const WORDS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'the indentation does not fit the rows around it',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one row with its colon',
  MISSING_CHAR: 'a quote, bracket or comma is missing',
  BLOCK_AS_IMPLICIT_KEY: 'two keys on one row, expected one; quote the text if its colon is part of it',
  UNEXPECTED_TOKEN: 'something stands here that YAML does not expect',
  TAB_AS_INDENT: 'a tab as indentation, expected spaces',
  BAD_FLOW_COLLECTION: 'a bracket or brace is not closed, or a comma is missing',
  FLOW_NOT_IN_LINE: 'the rows of a bracket or brace must be deeper than the key before it',
  BAD_DQ_ESCAPE: 'an escape that YAML does not have',
};

function fromYaml(error: YAMLError, text: string): Problem {
  const [from, to] = error.pos;
  const start = Math.min(from, text.length);
  const range = { start, end: Math.max(start, Math.min(to, text.length)) };
  if (error.code === 'DUPLICATE_KEY')
    return {
      ...broken(range, 'a key stands twice in one map'),
      code: 'duplicate-key',
      help: 'remove one of them: only one value could count',
    };
  return broken(range, WORDS[error.code] ?? `not YAML: ${error.message.split('\n')[0] ?? ''}`);
}

/** The nodes, or nothing when the text uses what the language does not have. */
function foreignPart(document: Document.Parsed, problems: Problem[]): Node | undefined {
  const converter = new Converter(problems);
  const { contents } = document;
  return contents ? converter.convert(contents) : undefined;
}

class Converter {
  readonly #problems: Problem[];

  constructor(problems: Problem[]) {
    this.#problems = problems;
  }

  convert(node: unknown): Node | undefined {
    if (isAlias(node)) return this.#foreign(node.range, 'an alias');
    if (isScalar(node)) {
      const [start, end] = node.range ?? [0, 0, 0];
      if (node.anchor !== undefined) return this.#foreign(node.range, 'an anchor');
      if (node.tag !== undefined) return this.#foreign(node.range, 'a tag');
      if (start === end && node.source === '' && node.type === 'PLAIN') return undefined;
      return { kind: 'scalar', start, end, text: String(node.value ?? ''), style: styleOf(node.type) };
    }
    if (!isMap(node) && !isSeq(node)) return undefined;
    if (node.anchor !== undefined) return this.#foreign(node.range, 'an anchor');
    if (node.tag !== undefined) return this.#foreign(node.range, 'a tag');
    const [start, end] = node.range ?? [0, 0, 0];
    const flow = node.flow === true;
    if (isSeq(node))
      return { kind: 'list', start, end, flow, items: node.items.map((it) => this.convert(it)) };
    const entries = node.items.flatMap((it) => this.#entry(it) ?? []);
    return { kind: 'map', start, end, flow, entries };
  }

  #entry({ key, value }: Pair): MapEntry | undefined {
    const read = this.convert(key);
    if (read && read.kind !== 'scalar') {
      this.#problems.push(broken(read, 'a key that is a list or a map, expected text'));
      return undefined;
    }
    const empty: ScalarNode = { kind: 'scalar', start: 0, end: 0, text: '', style: 'plain' };
    if (read?.text === '<<' && read.style === 'plain') {
      this.#foreign([read.start, read.end, read.end], 'a merge key');
      return undefined;
    }
    return { key: read ?? empty, value: this.convert(value) };
  }

  #foreign(range: readonly [number, number, number] | null | undefined, what: string): undefined {
    const [start, end] = range ?? [0, 0, 0];
    if (this.#problems.length > 0) return undefined;
    this.#problems.push({
      ...broken({ start, end }, `${what} is not part of the language`),
      code: 'foreign-yaml',
      help: 'write the value out where it stands',
    });
    return undefined;
  }
}

function styleOf(type: string | null | undefined): ScalarNode['style'] {
  if (type === 'QUOTE_DOUBLE') return 'double';
  if (type === 'QUOTE_SINGLE') return 'single';
  return type === 'PLAIN' || !type ? 'plain' : 'block';
}

function commentsOf(text: string): Comment[] {
  const comments: Comment[] = [];
  let at = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '\x02' || token === '\x18' || token === '\x1f') continue; // control tokens have no source
    if (token.startsWith('#')) comments.push({ start: at, end: at + token.length });
    at += token.length;
  }
  return comments;
}

/** Brackets and indentation bound the depth from above. */
function tooDeep(text: string): Problem | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 123 || code === 91) depth++;
    else if (code === 125 || code === 93) depth = Math.max(0, depth - 1);
    if (depth > DEEPEST) return broken({ start: at, end: at + 1 }, TOO_DEEP);
  }
  const dashes = /(?:- ){100}/.exec(text) ?? /^ {2000}/m.exec(text);
  return dashes ? broken({ start: dashes.index, end: dashes.index + 1 }, TOO_DEEP) : undefined;
}

const TOO_DEEP = 'nested more than 100 deep, expected less';
