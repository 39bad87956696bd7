/** Colours and glyphs of the terminal. Words and glyphs carry everything; colour repeats it. */
import pc from 'picocolors';

type Paint = (text: string) => string;

/** Unchanged. */
export const plain: Paint = (text) => text;

/** How text of each role is painted on one stream. */
export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly underline: Paint;
  /** Places, frames and what a change moves. */
  readonly blue: Paint;
  readonly ok: Paint;
  readonly error: Paint;
  readonly warning: Paint;
  readonly info: Paint;
  readonly glyphs: Glyphs;
}

/** Marks beside words. */
interface Glyphs {
  readonly ok: string;
  readonly fault: string;
  readonly more: string;
  readonly less: string;
}

/** What is enabled: `unicode` is false for terminals whose fonts lack some glyphs. */
export interface StyleOptions {
  readonly colors: boolean;
  readonly unicode: boolean;
}

/** The style of one stream. */
export function createStyle({ colors, unicode }: StyleOptions): Style {
  const c = pc.createColors(colors);
  return {
    bold: c.bold,
    dim: c.dim,
    underline: c.underline,
    blue: c.blueBright,
    ok: c.green,
    error: (text) => c.bold(c.redBright(text)),
    warning: (text) => c.bold(c.yellow(text)),
    info: (text) => c.bold(c.cyan(text)),
    glyphs: unicode
      ? { ok: '✓', fault: '✗', more: '▲', less: '▽' }
      : { ok: '+', fault: 'x', more: '^', less: 'v' },
  };
}
