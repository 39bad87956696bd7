/**
 * Between the connection and the handlers: finds the file, waits until everything is read and settled, checks for cancellation
 * between slices, and makes sure that a bug costs only one answer.
 */
import {
  type CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  type ProtocolRequestType,
  RequestType,
  ResponseError,
  type ServerCapabilities,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import type { IdeFile } from '../ide/file.ts';
import type { InWorkspace } from '../protocol.ts';
import type { Client } from './client.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { isString, type Members, misshapen, type Shape } from './params.ts';
import { Positions } from './positions.ts';
import type { Server } from './server.ts';

/** A file as a handler sees it. */
export interface OpenFile extends IdeFile {
  readonly server: Server;
  readonly workspace: OpenWorkspace;
  readonly uri: string;
  readonly positions: Positions;
}

/** One method of the protocol, or several that belong together. */
export interface Handler {
  /** The server capabilities that it adds. */
  readonly provides?: (client: Client) => Partial<ServerCapabilities>;
  readonly register: (server: Server) => void;
}

/** Parameters of a request about a file. */
interface InFile {
  readonly textDocument: TextDocumentIdentifier;
}

/** A request by its type: parameters and answer. */
type Asked<Params, Answer> = Pick<
  ProtocolRequestType<Params, Answer, never, unknown, unknown>,
  'method' | '_'
>;

/** A request about one file; `empty` is the answer for files that are not ours. */
export function ofFile<Params extends InFile, Answer>(
  type: Asked<Params, Answer>,
  members: NoInfer<Members<Params>>,
  provides: Handler['provides'],
  empty: Answer,
  ask: (file: OpenFile, params: Params) => Answer,
): Handler {
  return {
    ...(provides && { provides }),
    register: (server) =>
      onRequest(server, type, members, async (params, check) => {
        const { uri } = params.textDocument;
        const at = server.buffer(uri) ?? server.workspaces.at(uri);
        const { workspace } = at ?? {};
        if (!at || !workspace) return empty;
        const ofOneText = checkText(server, uri);
        return workspace.answer(
          () => {
            const file = openFile(server, workspace, at.path, uri);
            return file ? ask(file, params) : empty;
          },
          () => {
            check();
            ofOneText();
          },
        );
      }),
  };
}

/** The same for answers that depend on the text alone: they come at once, even while the workspace is being read. */
export function ofText<Params extends InFile, Answer>(
  type: Asked<Params, Answer>,
  members: NoInfer<Members<Params>>,
  provides: Handler['provides'],
  empty: Answer,
  ask: (file: OpenFile, params: Params) => Answer,
): Handler {
  return {
    ...(provides && { provides }),
    register: (server) =>
      onRequest(server, type, members, async (params) => {
        const { uri } = params.textDocument;
        const { workspace, path } = server.buffer(uri) ?? server.workspaces.at(uri) ?? {};
        const file = workspace && path !== undefined ? openFile(server, workspace, path, uri) : undefined;
        return file ? ask(file, params) : empty;
      }),
  };
}

/** One of our own requests, about an open workspace; for any other the answer is null. */
export function onOwnRequest<Params extends InWorkspace, Answer>(
  server: Server,
  method: string,
  members: Members<Omit<Params, keyof InWorkspace>>,
  ask: (workspace: OpenWorkspace, params: Params) => Answer | Promise<Answer>,
): void {
  const type = new RequestType<Params, Answer | null, void>(method);
  const all = { workspace: isString, ...members };
  onRequest<Params, Answer | null>(server, type, all, async (params, check) => {
    const workspace = server.workspaces.named(params.workspace);
    return workspace ? workspace.answer(() => ask(workspace, params), check) : null;
  });
}

/** Undefined if there is no such file, or it does not count. */
function openFile(server: Server, workspace: OpenWorkspace, path: string, uri: string): OpenFile | undefined {
  const file = workspace.file(path);
  if (!file) return undefined;
  return { ...file, server, workspace, uri, positions: new Positions(file.text, server.client.encoding) };
}

/**
 * Any request; `check` throws when the client no longer waits for the answer. Requests before `initialize`, after `shutdown`,
 * or with invalid parameters are refused.
 */
export function onRequest<Params, Answer>(
  server: Server,
  { method }: Asked<Params, Answer>,
  members: Readonly<Record<string, Shape>>,
  handle: (params: Params, check: () => void) => Promise<Answer>,
): void {
  // `Answer` already constrains what a handler returns
  const type = new RequestType<Params, unknown, void>(method);
  server.connection.onRequest(
    type,
    (params, token) =>
      server.phase.refusal() ??
      badParams(method, misshapen(params, members)) ??
      guarded(server, method, token, (check) => handle(params, check)),
  );
}

/** A notification from the client; dropped if it comes before `initialize`, after `shutdown`, or is malformed. */
export function onNotification<Params>(
  server: Server,
  method: string,
  members: NoInfer<Members<Params>>,
  handle: (params: Params) => void | Promise<void>,
): void {
  server.connection.onNotification(method, async (params: Params) => {
    if (server.phase.refusal()) return;
    const bad = badParams(method, misshapen(params, members));
    if (bad) {
      server.log.write('warning', bad.message);
      return;
    }
    try {
      await handle(params);
    } catch (error) {
      server.log.fault(method, error);
    }
  });
}

function badParams(method: string, member: string | undefined): ResponseError<void> | undefined {
  if (member === undefined) return undefined;
  return new ResponseError(ErrorCodes.InvalidParams, `${method}: ${member} is missing, or of another type`);
}

async function guarded(
  server: Server,
  method: string,
  token: CancellationToken,
  answer: (check: () => void) => Promise<unknown>,
): Promise<unknown> {
  const start = server.host.elapsed();
  const check = () => {
    if (token.isCancellationRequested) throw cancelled();
  };
  let stop = () => {};
  // a cancelled request need not wait for the end of a slice, or of a reading
  const cancelling = new Promise<never>((_, reject) => {
    const listening = token.onCancellationRequested(() => reject(cancelled()));
    stop = () => listening.dispose();
  });
  try {
    // a token that is already cancelled fires no event
    check();
    const found = await Promise.race([answer(check), cancelling]);
    server.log.took(method, server.host.elapsed() - start);
    return found;
  } catch (error) {
    if (error instanceof ResponseError) return error;
    server.log.fault(method, error);
    return new ResponseError(ErrorCodes.InternalError, `${method} failed; see the log`);
  } finally {
    stop();
  }
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

/** Throws as soon as an answer would be about an older text. Some clients give all their texts the same version. */
export function checkText(server: Server, uri: string): () => void {
  const buffer = server.buffer(uri);
  return () => {
    if (server.buffer(uri) !== buffer)
      throw new ResponseError(LSPErrorCodes.ContentModified, 'the text is another now');
  };
}
