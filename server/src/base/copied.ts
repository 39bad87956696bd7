/** A string of its own: a slice would keep the text that it was cut out of alive. */
export function copied(text: string): string {
  return text.length < 13 ? text : [text.slice(0, 1), text.slice(1)].join('');
}
