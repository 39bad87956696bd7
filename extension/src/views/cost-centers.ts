/** The view *Cost centers*: what each plans and who owns it, as the server reports it. */
import {
  Disposable,
  EventEmitter,
  MarkdownString,
  TreeItem as Row,
  ThemeIcon,
  type TreeDataProvider,
  TreeItemCollapsibleState,
  type Uri,
  window,
} from 'vscode';
import type { TreeItem } from '../../../server/src/protocol.ts';
import { OPEN_PLACE } from '../commands/names.ts';
import type { Server } from '../server.ts';
import { throttled } from '../throttled.ts';
import type { Workspaces } from '../workspaces.ts';
import { badgeUri } from './badges.ts';

/** A cost center, or a workspace if there are several. */
export interface CenterNode {
  readonly workspace: Uri;
  readonly center: TreeItem | undefined;
  /** 1 for a cost center at the top. */
  readonly level: number;
}

/** The company and its divisions are initially open. */
const OPEN_LEVELS = 2;

/** Milliseconds between two updates of all open branches while the user types. */
const PACE = 250;

/** Shows the view and keeps it up to date. */
export function showCostCenters(server: Server, workspaces: Workspaces): Disposable {
  const moved = new EventEmitter<undefined>();
  const refresh = throttled(PACE, () => moved.fire(undefined));
  const provider: TreeDataProvider<CenterNode> = {
    onDidChangeTreeData: moved.event,
    getTreeItem: (node) => (node.center ? centerRow(node, node.center) : workspaceRow(node.workspace)),
    getChildren: (node) => childrenOf(server, workspaces, node),
  };
  const view = window.createTreeView('outlay.costCenters', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  return Disposable.from(view, moved, refresh, server.onDidChange(refresh.run));
}

async function childrenOf(
  server: Server,
  workspaces: Workspaces,
  node: CenterNode | undefined,
): Promise<CenterNode[]> {
  const [first, ...more] = workspaces.roots;
  if (!node && (!first || more.length > 0))
    return workspaces.roots.map((workspace) => ({ workspace, center: undefined, level: 0 }));
  const workspace = node?.workspace ?? first;
  if (!workspace) return [];
  const params = { workspace: workspace.toString(), parent: node?.center?.name };
  const centers = (await server.ask('tree', params)) ?? [];
  const level = (node?.level ?? 0) + 1;
  return centers.map((center) => ({ workspace, center, level }));
}

function workspaceRow(workspace: Uri): Row {
  const row = new Row(workspace.path.split('/').at(-1) ?? '', TreeItemCollapsibleState.Expanded);
  row.id = workspace.toString();
  row.contextValue = 'workspace';
  return row;
}

function centerRow({ workspace, level }: CenterNode, center: TreeItem): Row {
  const { None, Collapsed, Expanded } = TreeItemCollapsibleState;
  const isOpen = level <= OPEN_LEVELS ? Expanded : Collapsed;
  const row = new Row(center.label, center.hasChildren ? isOpen : None);
  row.id = `${workspace}#${center.name}`;
  row.description = center.description;
  row.tooltip = plain(center.tooltip);
  // the name in full
  row.accessibilityInformation = { label: `${center.tooltip[0] ?? center.label}, ${center.description}` };
  row.resourceUri = badgeUri(workspace, center.name, center.direction);
  // otherwise it would get a file icon
  if (!center.hasChildren) row.iconPath = new ThemeIcon('blank');
  row.contextValue = 'center';
  if (center.place)
    row.command = { title: 'Open', command: OPEN_PLACE, arguments: [workspace.toString(), center.place] };
  return row;
}

/** Names of a workspace may contain what Markdown or a link would interpret. */
function plain(lines: readonly string[]): MarkdownString {
  const markdown = new MarkdownString();
  for (const [index, line] of lines.entries()) markdown.appendText(index === 0 ? line : `\n${line}`);
  return markdown;
}
