/**
 * What the page of a preview may load: the script with the `nonce`, which is another one for every page, and styles from `source`, the
 * place of the extension's files. Nothing else, from nowhere.
 */
export function pagePolicy(nonce: string, source: string): string {
  return ["default-src 'none'", `script-src 'nonce-${nonce}'`, `style-src ${source} 'nonce-${nonce}'`].join(
    '; ',
  );
}
