/** Why Git could not answer: in words for people, with the command that repairs it. */
import type { UnknownBase } from '../analysis/change.ts';

/** Whether an answer is the reason why there is none. */
export function isTrouble<T extends object>(answer: T | UnknownBase): answer is UnknownBase {
  return 'unknown' in answer;
}

/** A word for a shell, quoted where it needs to be. */
export function shellWord(word: string): string {
  return /^[\w./:@%+=-]+$/.test(word) ? word : `'${printable(word).replaceAll("'", "'\\''")}'`;
}

/** Text of unknown origin in one line, without characters that move a cursor. */
export function printable(text: string): string {
  return text.replace(/\p{C}/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}

/** Creates something to compare changes with. */
export const FIRST_COMMIT = 'git add . && git commit -m "Plan"';

interface Known {
  readonly sign: RegExp;
  readonly say: (line: string, folder: string) => UnknownBase;
}

const KNOWN: readonly Known[] = [
  {
    sign: /spawn git\S* (ENOENT|EACCES)/,
    say: () => ({ unknown: 'Git is not installed, or not on the PATH' }),
  },
  {
    sign: /not a git repository/i,
    say: () => ({
      unknown: 'the workspace is not in a Git repository',
      repair: `git init && ${FIRST_COMMIT}`,
    }),
  },
  {
    sign: /dubious ownership/,
    say: (_line, folder) => ({
      unknown: 'the repository belongs to another user, so Git does not read it',
      repair: `git config --global --add safe.directory ${shellWord(folder)}`,
    }),
  },
  {
    sign: /promisor remote|lazy fetching/,
    say: () => ({
      unknown: 'the base is not in this partial clone',
      repair: 'git fetch --refetch --no-filter',
    }),
  },
  {
    sign: /timeout reached/,
    say: () => ({ unknown: 'Git did not answer within a minute' }),
  },
  {
    sign: /bad object|missing (blob|tree|commit)|unable to read|corrupt|not a (valid|tree) object|bad tree/,
    say: (line) => ({ unknown: `the repository is damaged or incomplete: ${line}`, repair: 'git fsck' }),
  },
];

/** What to say about an error of Git in `folder`. */
export function gitTrouble(error: unknown, folder: string): UnknownBase {
  const text = error instanceof Error ? error.message : String(error);
  const line = printable(firstLine(text));
  const known = KNOWN.find(({ sign }) => sign.test(text));
  return known === undefined ? { unknown: `Git failed: ${line}` } : known.say(line, folder);
}

function firstLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const fatal = lines.find((line) => /^(fatal|error):/.test(line)) ?? lines[0] ?? 'no message';
  return fatal.replace(/^(fatal|error): /, '').slice(0, 300);
}
