/** The page of the preview: its policy comes first, and allows next to nothing. */
import { randomBytes } from 'node:crypto';
import { Uri, type Webview } from 'vscode';
import { pagePolicy } from './policy.ts';

/** The HTML of the page: a script and a style sheet. */
export function pageOf(webview: Webview, extension: Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const at = (name: string) => webview.asWebviewUri(Uri.joinPath(extension, 'dist', name));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy(nonce, webview.cspSource)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Outlay</title>
<link rel="stylesheet" href="${at('preview.css')}">
</head>
<body>
<script nonce="${nonce}" src="${at('preview.js')}"></script>
</body>
</html>
`;
}
