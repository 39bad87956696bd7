/** What a user configures in the editor. Read from whatever a client sends: what is not understood is ignored. */
import { sameValue } from '../base/same.ts';
import type { HintLevel } from '../ide/hints.ts';
import { readDate } from '../syntax/values/date.ts';

/** How a finding is shown in the editor. */
export type Shown = 'error' | 'warning' | 'info' | 'hint' | 'off';

/** The least severe messages that the log takes. */
export type LogLevel = 'off' | 'error' | 'warning' | 'info' | 'debug';

/** Settings below `outlay`. */
export interface Settings {
  readonly inlayHints: HintLevel;
  readonly codeLens: boolean;
  /** A branch, a tag, a commit, or a version that the workspace names; undefined: the merge base with the default branch. */
  readonly base: string | undefined;
  /** UTC day; undefined: today. */
  readonly asOf: string | undefined;
  /** By code, overriding the workspace: for this editor alone. */
  readonly severities: ReadonlyMap<string, Shown>;
  readonly log: LogLevel;
}

/** Used where nothing is set. */
export const DEFAULTS: Settings = {
  inlayHints: 'changed',
  codeLens: true,
  base: undefined,
  asOf: undefined,
  severities: new Map(),
  log: 'info',
};

const LEVELS: readonly HintLevel[] = ['off', 'changed', 'all'];
const SHOWN: readonly Shown[] = ['error', 'warning', 'info', 'hint', 'off'];
const LOG: readonly LogLevel[] = ['off', 'error', 'warning', 'info', 'debug'];

/** Never fails. */
export function readSettings(value: unknown): Settings {
  const read = (key: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return {
    inlayHints: oneOf(LEVELS, read('inlayHints')) ?? DEFAULTS.inlayHints,
    codeLens: read('codeLens') !== false,
    base: revisionIn(read('base')),
    asOf: dayIn(read('asOf')),
    severities: severitiesIn(read('severities')),
    log: oneOf(LOG, read('log')) ?? DEFAULTS.log,
  };
}

/** Whether all settings are the same. */
export function sameSettings(a: Settings, b: Settings): boolean {
  const plain = ({ severities, ...rest }: Settings) => ({
    ...rest,
    severities: Object.fromEntries(severities),
  });
  return sameValue(plain(a), plain(b));
}

function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((it) => it === value);
}

function revisionIn(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' || text.includes('\0') ? undefined : text;
}

function dayIn(value: unknown): string | undefined {
  return typeof value === 'string' && readDate(value).ok ? value : undefined;
}

function severitiesIn(value: unknown): ReadonlyMap<string, Shown> {
  if (typeof value !== 'object' || value === null) return DEFAULTS.severities;
  return new Map(
    Object.entries(value).flatMap(([code, level]) => {
      const shown = oneOf(SHOWN, level);
      return shown ? [[code, shown] as const] : [];
    }),
  );
}
