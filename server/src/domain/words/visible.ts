/** How text that someone else wrote appears in a message: nothing in it takes effect, and it is never long. */

const LONGEST_QUOTE = 60;

/**
 * Controls, format characters (bidirectional ones too), separators that look like a space, lone surrogates, letters and marks
 * without a shape; but not the mark that makes a symbol drawn in colour.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u2800]|(?! )\p{Zs}|(?!\uFE0F)\p{DI}|(?<!\p{ExtPict})\uFE0F/gu;

/** What most text consists of. Compiling an expression of whole Unicode classes takes longer than a short run can spare. */
const SEEN =
  /^[ -~\u00A1-\u00AC\u00AE-\u024F\u2010-\u2027\u2030-\u205E\u20A0-\u20BF\u2100-\u214F\u2190-\u22FF\u2500-\u25FF\u3041-\u30FF\u4E00-\u9FFF\uAC00-\uD7A3]*$/;

/** The text, with characters that are invisible or change how the rest looks shown by number: `payments⟨U+202E⟩evil`. */
export function visible(text: string): string {
  if (SEEN.test(text)) return text;
  return text.replace(UNSEEN, (it) => `⟨U+${hexadecimal(it.codePointAt(0) ?? 0)}⟩`);
}

/** The text in backticks, visible, cut after 60 characters. */
export function quoted(text: string): string {
  const characters = Array.from(text.slice(0, 2 * LONGEST_QUOTE + 2));
  if (characters.length <= LONGEST_QUOTE) return `\`${visible(text)}\``;
  return `\`${visible(characters.slice(0, LONGEST_QUOTE - 1).join(''))}…\``;
}

function hexadecimal(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
