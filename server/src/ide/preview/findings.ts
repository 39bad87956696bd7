/** Findings in the files that differ from the base: what a reviewer of the change should see. */
import type { Finding } from '../../analysis/findings/finding.ts';
import { placeFindings } from '../../analysis/findings/place.ts';
import { formatCount, plural } from '../../domain/words/lists.ts';
import type { Findings, PreviewFinding, Scope } from '../../protocol.ts';
import type { Comparison } from './comparison.ts';
import type { Places } from './places.ts';

const MOST = 30;
/** If a change touches more files, the list of problems is the place to look. */
const MOST_FILES = 200;

const ORDER = { error: 0, warning: 1, info: 2 } as const;

/** Errors first, then by place. A scope of one file has only its own findings. */
export function findingsOf({ project }: Comparison, places: Places, scope: Scope): Findings {
  const paths = [...(project.base?.differing ?? [])]
    .filter((it) => scope.kind !== 'file' || it === scope.path)
    .sort();
  const found = paths.slice(0, MOST_FILES).flatMap((it) => project.findings(it));
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of found) counts[severity]++;
  const words = [
    counts.error > 0 ? plural(counts.error, 'error') : '',
    counts.warning > 0 ? plural(counts.warning, 'warning') : '',
    counts.info > 0 ? `${formatCount(counts.info)} info` : '',
  ];
  const sorted = [...found].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]).slice(0, MOST);
  const ranges = placeFindings(project.head, sorted);
  const more = found.length - sorted.length;
  const rest = [
    ...(more > 0 ? [`${formatCount(more)} more`] : []),
    ...(paths.length > MOST_FILES ? [`${plural(paths.length - MOST_FILES, 'file')} not looked at here`] : []),
  ];
  return {
    summary: words.filter((it) => it !== '').join(', '),
    list: sorted.map((it) => shown(it, places, ranges.get(it)?.start ?? 0)),
    more: rest.length === 0 ? undefined : rest.join(', '),
  };
}

function shown({ code, severity, message, path }: Finding, places: Places, offset: number): PreviewFinding {
  return { code, severity, message, place: places.at(path, offset) };
}
