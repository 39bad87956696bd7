/** The extension: starts where a workspace of ours is, and shows what the server computes. */
import type { ExtensionContext } from 'vscode';

/** Called by VS Code once. */
export function activate(_context: ExtensionContext): void {}
