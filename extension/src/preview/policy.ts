/**
 * What the page of a preview may load: the script with the `nonce`, which is different for every page, and styles from
 * `source`, the location of the extension's files. Nothing else, from nowhere.
 */
export function pagePolicy(nonce: string, source: string): string {
  return ["default-src 'none'", `script-src 'nonce-${nonce}'`, `style-src ${source} 'nonce-${nonce}'`].join(
    '; ',
  );
}
