/** Guesses the encoding of bytes that are not in the expected one. A wrong guess costs more than none. */
import { isUtf8 } from 'node:buffer';
import { decode } from './decode.ts';

/** This many bytes tell as much as all of them. */
const SAMPLE = 65_536;

const LINE_FEED = 0x0a;
const NO_BREAK_SPACE = 0xa0;

/** Bytes of windows-1252 that are no character, or one that hardly any table contains. */
const RARE: ReadonlySet<number> = new Set([
  0x81, 0x83, 0x86, 0x87, 0x88, 0x89, 0x8b, 0x8d, 0x8f, 0x90, 0x98, 0x9b, 0x9d,
]);

const KANA = '\u3040-\u30FF';
const HANGUL = '\uAC00-\uD7A3';
const IDEOGRAPHS = '\u4E00-\u9FFF';
const SIGNS = '\u3000-\u303F\uFF01-\uFF5E';

/** What texts in multi-byte encodings consist of; `own` are the letters that are frequent in none of the others. */
const EAST_ASIAN: readonly {
  readonly encoding: string;
  readonly letters: RegExp;
  readonly own?: RegExp;
}[] = [
  { encoding: 'shift_jis', letters: classOf(KANA + IDEOGRAPHS + SIGNS), own: classOf(KANA) },
  { encoding: 'euc-jp', letters: classOf(KANA + IDEOGRAPHS + SIGNS), own: classOf(KANA) },
  { encoding: 'euc-kr', letters: classOf(HANGUL + SIGNS), own: classOf(HANGUL) },
  { encoding: 'gb18030', letters: classOf(IDEOGRAPHS + SIGNS) },
  { encoding: 'big5', letters: classOf(IDEOGRAPHS + SIGNS) },
];

/** Names of encodings that bytes may be in, likeliest first; none if the bytes do not tell. */
export function likelyEncodings(bytes: Uint8Array): readonly string[] {
  const wide = wideEncoding(bytes.subarray(0, SAMPLE));
  if (wide !== undefined) return [wide];
  if (isUtf8(bytes)) return ['utf-8'];
  const sample = wholeRows(bytes.subarray(bytes.findIndex(isHigh)));
  return isWestern(sample) ? ['windows-1252'] : eastAsian(sample);
}

/** Cuts no multi-byte character in two: none of them contains a line feed. */
function wholeRows(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE) return bytes;
  const end = bytes.lastIndexOf(LINE_FEED, SAMPLE);
  return bytes.subarray(0, end < 0 ? SAMPLE : end);
}

/** UTF-16, by its byte order mark or by the zeros that most characters have on one side. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zerosAt = (side: number) => bytes.filter((byte, i) => byte === 0 && i % 2 === side).length;
  const [even, odd] = [zerosAt(0), zerosAt(1)];
  if (even + odd === 0 || even + odd < bytes.length / 8) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** What Excel writes in most countries: few letters are outside ASCII, and these are rarely adjacent. */
function isWestern(bytes: Uint8Array): boolean {
  let letters = 0;
  let beside = 0;
  for (const [i, byte] of bytes.entries()) {
    if (RARE.has(byte)) return false;
    if (byte < 0xc0) continue;
    letters++;
    if (isHigh(bytes[i - 1] ?? 0) || isHigh(bytes[i + 1] ?? 0)) beside++;
  }
  return beside <= letters / 2;
}

/** A no-break space, as between digits, may be next to anything. */
function isHigh(byte: number): boolean {
  return byte > 0x7f && byte !== NO_BREAK_SPACE;
}

function eastAsian(bytes: Uint8Array): readonly string[] {
  const fitting = EAST_ASIAN.flatMap(({ encoding, letters, own }) => {
    const text = decode(bytes, encoding);
    return 'text' in text && share(text.text, letters) > 0.8 ? [{ encoding, own, text: text.text }] : [];
  });
  const sure = fitting.find(({ own, text }) => own !== undefined && share(text, own) > 0.2);
  return sure ? [sure.encoding] : fitting.map((it) => it.encoding);
}

/** How many of the characters outside ASCII are such letters, from 0 to 1. */
function share(text: string, letters: RegExp): number {
  return (text.match(letters)?.length ?? 0) / (text.match(/[^\0-\x7F]/g)?.length ?? 1);
}

function classOf(letters: string): RegExp {
  return new RegExp(`[${letters}]`, 'g');
}
