/** A string of its own: a slice would keep alive the text that it was cut from. */
export function copied(text: string): string {
  return text.length < 13 ? text : [text.slice(0, 1), text.slice(1)].join('');
}
