// What the extension imports of the editor is a stand-in here: see `vscode.ts` and `language-client.ts`.
const EDITOR = {
  vscode: new URL('vscode.ts', import.meta.url),
  'vscode-languageclient/node': new URL('language-client.ts', import.meta.url),
};

export function resolve(specifier, context, next) {
  return next(Object.hasOwn(EDITOR, specifier) ? EDITOR[specifier].href : specifier, context);
}
