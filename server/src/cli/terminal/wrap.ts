/** Sentences in lines of a given width. */
import { widthOf } from './grid.ts';

/** A stretch of text and how it is painted. */
export interface Stretch {
  readonly text: string;
  readonly paint: (text: string) => string;
  /** Never broken: the user may copy it. */
  readonly isWhole?: boolean;
}

interface Word {
  readonly text: string;
  readonly painted: string;
}

/** Breaks only at spaces, and not inside whole stretches; every line but the first begins with `indent`. */
export function wrap(stretches: readonly Stretch[], width: number, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const { text, painted } of wordsOf(stretches)) {
    const size = widthOf(text);
    if (used > 0 && used + 1 + size > width) {
      lines.push(line);
      line = indent + painted;
      used = indent.length + size;
    } else {
      line += used > 0 ? ` ${painted}` : painted;
      used += used > 0 ? size + 1 : size;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** What is quoted, and commands for a shell. */
const WHOLE = /(`[^`]*`|\b(?:outlay|git) [a-z]+(?: [^ ,;]+)*)/;

/** Text in which names and commands stay in one piece. */
export function withWholes(text: string, paint: Stretch['paint']): readonly Stretch[] {
  return text.split(WHOLE).map((it, index) => ({ text: it, paint, isWhole: index % 2 === 1 }));
}

/** `error: …` in one row if it fits, else the rest below it, indented by two blanks; `text` begins with the colon. */
export function headed(head: Stretch, { text, paint }: Stretch, width: number): readonly string[] {
  if (widthOf(head.text) + widthOf(text) <= width) return [head.paint(head.text) + paint(text)];
  return wrap([head, ...withWholes(text, paint)], width, '  ');
}

/** A word may be made of several stretches: `**Payments**:`. */
function wordsOf(stretches: readonly Stretch[]): readonly Word[] {
  const words: Word[] = [];
  let open: Word = { text: '', painted: '' };
  for (const { text, paint, isWhole } of stretches) {
    const [first = '', ...others] = isWhole === true ? [text] : text.split(' ');
    open = { text: open.text + first, painted: open.painted + painted(first, paint) };
    for (const piece of others) {
      words.push(open);
      open = { text: piece, painted: painted(piece, paint) };
    }
  }
  return [...words, open].filter((it) => it.text !== '');
}

function painted(text: string, paint: Stretch['paint']): string {
  return text === '' ? '' : paint(text);
}
