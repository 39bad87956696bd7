/** Reads with `yaml` what the strict reader leaves to it: every scalar is its text, nothing is typed. */
import { Composer, type CST, type Document, type YAMLParseError } from 'yaml';
import type { TextRange } from '../../base/text.ts';
import type { Comment, Node, ScalarNode } from '../node.ts';
import type { Problem } from '../problem.ts';
import { convert } from './convert.ts';
import { wrongBeginning } from './row-beginning.ts';
import { scanTokens } from './tokens.ts';
import { inOurWords } from './words.ts';

/** What could be read. */
export interface YamlResult {
  readonly root: Node | undefined;
  readonly comments: readonly Comment[];
  /** Keys that their map already has. */
  readonly duplicates: readonly ScalarNode[];
  /** At most one; then `root` is undefined. */
  readonly problem: Problem | undefined;
}

/** Never throws. Collections deeper than `deepest` are refused before anything recurses into them. */
export function readYaml(text: string, deepest: number): YamlResult {
  const { tokens, comments, foreign, unclosed, quote, bracket, tooDeep } = scanTokens(text, deepest);
  const refuse = (problem: Problem): YamlResult => ({ root: undefined, comments, duplicates: [], problem });
  if (tooDeep) return refuse(nestedTooDeep(tooDeep, deepest));
  if (foreign) return refuse(notOurs(foreign));
  if (unclosed) return refuse(unreadable(unclosed, UNCLOSED));
  const documents = compose(tokens);
  const [first, second] = documents;
  const error = documents.flatMap((it) => it.errors)[0];
  if (error && bracket && isOpen(error)) return refuse(unreadable(bracket, bracket.message));
  if (error) {
    const range = (isQuote(error) && quote) || rangeOf(error, text);
    const beginning = wrongBeginning(text, error.code, range.start);
    if (beginning) {
      const { range: own, message, fixes } = beginning;
      return refuse({ ...unreadable(own, message), ...(fixes && { fixes }) });
    }
    const [sign, before] = [text[range.start], text.slice(0, range.start).trimEnd().at(-1)];
    return refuse(unreadable(range, inOurWords(error.code, error.message, sign, before)));
  }
  if (second) {
    const [start] = second.range;
    return refuse(
      unreadable({ start, end: Math.min(start + 3, text.length) }, 'a second document, expected one'),
    );
  }
  const converted = convert(first?.contents, text);
  if (converted.complexKey)
    return refuse(notOurs({ what: 'a key that is a list or a map', ...converted.complexKey }));
  return { root: converted.root, comments, duplicates: converted.duplicates, problem: undefined };
}

/** Whether the other half of a bracket is missing: `yaml` may notice rows further down. */
function isOpen({ message }: YAMLParseError): boolean {
  return message.includes('end with a');
}

/** Whether a closing quote is missing: `yaml` notices at the end of the text. */
function isQuote({ code, message }: YAMLParseError): boolean {
  return code === 'MISSING_CHAR' && message.includes('quote');
}

const UNCLOSED = inOurWords('MISSING_CHAR', 'Missing closing "quote');

function compose(tokens: readonly CST.Token[]): readonly Document.Parsed[] {
  // uniqueKeys compares every pair of keys; duplicates are found while nodes are converted, in one pass
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, strict: true, logLevel: 'silent' });
  return [...composer.compose(tokens, true, 0)];
}

function rangeOf({ pos: [from, to] }: YAMLParseError, text: string): TextRange {
  const start = Math.max(0, Math.min(from, text.length - 1));
  const row = text.indexOf('\n', start);
  const end = Math.max(start + 1, Math.min(to, row < 0 ? text.length : row));
  return { start, end: Math.min(end, text.length) };
}

/** Broken YAML at `range`. */
export function unreadable(range: TextRange, message: string): Problem {
  return { code: 'unreadable-yaml', at: '', part: 'value', range, message, unreadable: true };
}

/** Collections that nest deeper than `deepest`. */
export function nestedTooDeep(range: TextRange, deepest: number): Problem {
  return unreadable(range, `nested more than ${deepest} deep, expected less`);
}

function notOurs({ what, start, end }: { readonly what: string } & TextRange): Problem {
  return {
    ...unreadable(
      { start, end },
      `${what}, expected the value itself: YAML's short cuts are not part of the language`,
    ),
    code: 'foreign-yaml',
    help: 'write the value out where it stands; quote it if the character is part of it',
  };
}
