/** Bytes as text, by the names of the Encoding Standard. */
import { TextDecoder } from 'node:util';

/** The text of bytes, or why there is none. */
export type Decoded = { readonly text: string } | { readonly wrong: 'encoding' | 'bytes' };

/** `encoding`: there is no such name. `bytes`: they are not valid in that encoding. */
export function decode(bytes: Uint8Array, encoding: string): Decoded {
  const decoder = decoderFor(encoding);
  if (!decoder) return { wrong: 'encoding' };
  try {
    const text = decoder.decode(bytes);
    return { text: decoder.encoding === 'windows-1252' ? withWindowsSigns(text) : text };
  } catch {
    return { wrong: 'bytes' };
  }
}

function decoderFor(encoding: string): TextDecoder | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    return undefined;
  }
}

/** From U+0080 on; Node 20 reads them as the control characters that ISO 8859-1 has there. */
const WINDOWS_SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function withWindowsSigns(text: string): string {
  return text.replace(/[\u0080-\u009F]/g, (it) => WINDOWS_SIGNS[it.charCodeAt(0) - 0x80] ?? it);
}
