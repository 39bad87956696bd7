/** Formatting: what `outlay fmt` writes, as edits of the buffer. */
import type { TextEdit } from '../base/text.ts';
import { formatEdits } from '../syntax/format.ts';
import type { IdeFile } from './file.ts';

/** At most one edit for each row, in order; none when the file is formatted. Documents of other tools are left alone. */
export function formatting({ text }: Pick<IdeFile, 'text'>): readonly TextEdit[] {
  return formatEdits(text);
}
