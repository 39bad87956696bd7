/** Work-done progress of a reading, where the client shows it. */
import type { Progress } from './open-workspace.ts';
import type { Server } from './server.ts';

/** Milliseconds that a client has to take a token; one that does not is shown nothing. */
const PATIENCE = 2_000;

let tokens = 0;

/** Tells the client how far `work` is. */
export async function showingProgress(
  server: Server,
  title: string,
  work: (progress: Progress) => Promise<void>,
): Promise<void> {
  const { connection } = server;
  const token = `outlay ${++tokens}`;
  if (!(await takes(server, token))) return work(() => {});
  const tell = (value: object) => connection.sendNotification('$/progress', { token, value });
  await tell({ kind: 'begin', title, percentage: 0 });
  let told = 0;
  try {
    await work(({ done, of }) => {
      const percentage = of === 0 ? told : Math.floor((100 * done) / of);
      if (percentage === told) return;
      told = percentage;
      void tell({ kind: 'report', percentage, message: `${done} of ${of} files` });
    });
  } finally {
    await tell({ kind: 'end' });
  }
}

/** Whether the client shows what is told with a token: it may have said that it can, and then refuse. */
async function takes({ client, connection, host }: Server, token: string): Promise<boolean> {
  if (!client.showsProgress) return false;
  const asked = connection.sendRequest('window/workDoneProgress/create', { token });
  return Promise.race([asked.then(yes, no), host.wait(PATIENCE).then(no)]);
}

const yes = () => true;
const no = () => false;
