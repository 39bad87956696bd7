/** `textDocument/codeAction`: fixes, waivers, new names. */
import { type CodeAction, CodeActionKind, CodeActionRequest, type Diagnostic } from 'vscode-languageserver';
import { codeActions, type CodeAction as Found, fixAll, type IsShown } from '../../ide/actions.ts';
import type { DiagnosticData } from '../diagnostics.ts';
import { type Handler, ofFile } from '../dispatch.ts';
import { areAll, hasMembers, IN_RANGE, isString, maybe } from '../params.ts';
import { unfinishedEdit, workspaceEdit } from '../workspace-edit.ts';

/** What editors run on save, if users ask for it. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.outlay`;

/** Actions for the findings that meet the range; `source.fixAll` only on request, since it is offered as a fix too. */
export const codeAction: Handler = ofFile(
  CodeActionRequest.type,
  {
    ...IN_RANGE,
    context: hasMembers({ diagnostics: areAll(hasMembers({})), only: maybe(areAll(isString)) }),
  },
  () => ({ codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } }),
  null,
  (file, { range, context: { only, diagnostics } }) => {
    const action = (it: Found, kind: string): CodeAction => ({
      title: it.title,
      kind,
      ...(it.isPreferred ? { isPreferred: true } : {}),
      diagnostics: diagnostics.filter((other) => isAbout(other, it)),
      edit: it.kind === 'waive' ? unfinishedEdit(file, it.edits) : workspaceEdit(file, it.edits),
    });
    const isWanted = (kind: string) => !only || only.some((it) => kind === it || kind.startsWith(`${it}.`));
    const { severities } = file.server.settings;
    const isShown: IsShown = ({ code }) => severities.get(code) !== 'off';
    const offsets = file.positions.offsets(range);
    const fixes = isWanted(CodeActionKind.QuickFix) ? codeActions(file, offsets, isShown) : [];
    const all = only && isWanted(FIX_ALL) ? fixAll(file, isShown) : [];
    return [
      ...fixes.map((it) => action(it, CodeActionKind.QuickFix)),
      ...all.map((it) => action(it, FIX_ALL)),
    ];
  },
);

function isAbout({ code, data }: Diagnostic, { finding }: Found): boolean {
  if (!finding || code !== finding.code) return false;
  const known: Partial<DiagnosticData> = typeof data === 'object' && data !== null ? data : {};
  return known.item === finding.item && known.at === finding.at;
}
