// What the extension imports of the editor is a stand-in here: see `vscode.ts`.
const EDITOR = new Set(['vscode', 'vscode-languageclient/node']);

export function resolve(specifier, context, next) {
  return EDITOR.has(specifier)
    ? { url: new URL('vscode.ts', import.meta.url).href, shortCircuit: true }
    : next(specifier, context);
}
