/** The open previews: one for each workspace, beside the editor, restored when the window is reopened. */
import { type Disposable, type ExtensionContext, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { PreviewTarget } from '../commands/names.ts';
import type { Focus } from '../focus.ts';
import type { Server } from '../server.ts';
import type { Workspaces } from '../workspaces.ts';
import { exportPreview } from './export.ts';
import { Preview } from './preview.ts';

const TYPE = 'outlay.preview';

/** Opens, finds and restores them. */
export class Previews implements Disposable {
  readonly #context: ExtensionContext;
  readonly #server: Server;
  readonly #workspaces: Workspaces;
  readonly #focus: Focus;
  readonly #serializer: Disposable;
  /** By URI of the workspace's folder. */
  readonly #open = new Map<string, Preview>();

  constructor(context: ExtensionContext, server: Server, workspaces: Workspaces, focus: Focus) {
    this.#context = context;
    this.#server = server;
    this.#workspaces = workspaces;
    this.#focus = focus;
    this.#serializer = window.registerWebviewPanelSerializer(TYPE, {
      deserializeWebviewPanel: async (panel, state) => this.#restore(panel, state),
    });
  }

  /** Shows it, creating it if necessary, with the given row selected. */
  open(workspace: Uri, { row, place }: PreviewTarget = {}): Preview {
    const preview = this.#open.get(workspace.toString()) ?? this.#create(workspace);
    preview.reveal();
    if (row !== undefined) preview.select(row, { explain: false });
    else if (place) void preview.selectAt(place);
    return preview;
  }

  /** Shows how the figure caused by the line under the cursor adds up. */
  async explainAtCursor(workspace: Uri): Promise<void> {
    const editor = window.activeTextEditor;
    if (!editor) return;
    const preview = this.open(workspace);
    const place = await preview.rowAt(editor);
    if (place) preview.select(place.row, { explain: true });
    else await window.showInformationMessage('Outlay: no figure of the preview comes from this line');
  }

  /** Saves what the preview shows, or would show. */
  async export(workspace: Uri): Promise<void> {
    await exportPreview(this.#server, workspace, this.#open.get(workspace.toString())?.question);
  }

  dispose(): void {
    this.#serializer.dispose();
    for (const it of this.#open.values()) it.dispose();
  }

  #create(workspace: Uri): Preview {
    const columns = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    return this.#keep(workspace, window.createWebviewPanel(TYPE, 'Impact', columns));
  }

  #restore(panel: WebviewPanel, state: unknown): void {
    const saved = typeof state === 'object' && state !== null ? Reflect.get(state, 'workspace') : undefined;
    if (typeof saved === 'string') this.#keep(Uri.parse(saved), panel);
    else panel.dispose();
  }

  #keep(workspace: Uri, panel: WebviewPanel): Preview {
    const preview = new Preview(this.#context.extensionUri, this.#server, this.#workspaces, workspace, panel);
    const key = workspace.toString();
    this.#open.set(key, preview);
    panel.onDidChangeViewState(() => panel.active && this.#focus.turnTo(workspace));
    panel.onDidDispose(() => {
      // a restored one may have taken its place
      if (this.#open.get(key) === preview) this.#open.delete(key);
    });
    return preview;
  }
}
