/** Reads the parts of a Markdown page that can be held to what they say: fences and links. */

/** A fenced block. */
export interface Fence {
  /** `yaml`, `console`, …; empty when none is named. */
  readonly language: string;
  readonly text: string;
  /** The row of its first line of text, from 1. */
  readonly row: number;
}

/** One command of a console fence and the rows that the page shows below it. */
export interface Step {
  readonly command: string;
  readonly shown: readonly string[];
  readonly row: number;
}

/** Every fence of a page, in order. A fence that nobody closes goes to the end. */
export function fencesOf(markdown: string): readonly Fence[] {
  const fences: Fence[] = [];
  let open: { language: string; row: number; rows: string[] } | undefined;
  for (const [i, row] of markdown.split('\n').entries()) {
    const mark = /^```\s*(\S*)/.exec(row);
    if (open && mark) {
      fences.push({ language: open.language, row: open.row, text: text(open.rows) });
      open = undefined;
    } else if (open) open.rows.push(row);
    else if (mark) open = { language: mark[1] ?? '', row: i + 2, rows: [] };
  }
  return open ? [...fences, { language: open.language, row: open.row, text: text(open.rows) }] : fences;
}

function text(rows: readonly string[]): string {
  return rows.map((it) => `${it}\n`).join('');
}

/** The commands of a console fence: rows that begin with `$ `. */
export function stepsOf(fence: Fence): readonly Step[] {
  const steps: { command: string; shown: string[]; row: number }[] = [];
  for (const [i, row] of fence.text.split('\n').slice(0, -1).entries())
    if (row.startsWith('$ ')) steps.push({ command: row.slice(2), shown: [], row: fence.row + i });
    else steps.at(-1)?.shown.push(row);
  return steps;
}

/** Where the links of a page lead, as written; code and fences have none. */
export function linksOf(markdown: string): readonly string[] {
  const prose = markdown.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** A picture that a page shows. */
export interface Image {
  /** For readers who do not see it. */
  readonly alternative: string;
  readonly path: string;
}

/** The pictures of a page, in order. */
export function imagesOf(markdown: string): readonly Image[] {
  const images = markdown.matchAll(/!\[([^\]]*)\]\(([^)\s]+)\)/g);
  return [...images].map(([, alternative = '', path = '']) => ({ alternative, path }));
}

/** Files and folders of the project that a page names in code; `<…>` and `*` stand for any, so they name none. */
export function pathsOf(markdown: string): readonly string[] {
  const code = [...markdown.replace(/^```.*?^```/gms, '').matchAll(/`([^`\n]+)`/g)].map(([, it = '']) => it);
  return code.filter((it) =>
    /^(?:server|docs|schemas|examples)\/[\w./-]*$|^[a-z]+\/[\w/-]+\.(?:ts|md)$/.test(it),
  );
}

/** What a link behind `#` may name: the headings of a page as forges write them. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const headings = [...markdown.replace(/^```.*?^```/gms, '').matchAll(/^#+ (.+)$/gm)];
  return new Set(
    headings.map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}
