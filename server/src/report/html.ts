/** A self-contained page: one file, nothing remote, no script. */

/** Text written by others, inside HTML: shown, never interpreted. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`);
}

/** The colours of charts, light and dark, as CSS; see `COLOURS`. */
const PALETTE_CSS: string = `:root { color-scheme: light dark;
  --ink: #24292f; --dim: #59636e; --faint: #d1d9e0; --outline: #8c959f; --tint: #f6f8fa; --page: #ffffff; --change: #0063d3; }
@media (prefers-color-scheme: dark) { :root {
  --ink: #e6edf3; --dim: #9198a1; --faint: #3d444d; --outline: #6e7681; --tint: #21262d; --page: #1b1f24; --change: #59a4f9; } }`;

const STYLE = `${PALETTE_CSS}
body { margin: 0 auto; max-width: 1100px; padding: 24px 20px 48px; font: 14px/20px system-ui, -apple-system, sans-serif;
  color: var(--ink); background: var(--page); }
h1 { font-size: 22px; line-height: 30px; margin: 0; } h2 { font-size: 14px; margin: 24px 0 6px; }
h1 span, h2 small, .dim { color: var(--dim); font-weight: 400; font-size: inherit; }
ul { list-style: none; padding: 0; margin: 12px 0; } li { padding: 2px 0; } svg { max-width: 100%; height: auto; }
.charts { display: flex; flex-wrap: wrap; gap: 12px 28px; } .charts > div { flex: 1 1 440px; min-width: 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 2px 0 2px 14px; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--faint); }
th { color: var(--dim); font-weight: 400; } th:first-child, td:first-child { text-align: left; padding-left: 0; white-space: normal; }
tr.strong td { font-weight: 600; } tr.fold td { color: var(--dim); }
.table { overflow-x: auto; }
@media print { body { max-width: none; padding: 0; } }`;

/** `body` is already HTML, `title` is plain text. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}
