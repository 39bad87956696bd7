/** Work-done progress of a reading, if the client shows it. */
import type { Progress } from './open-workspace.ts';
import type { Server } from './server.ts';

/** Milliseconds that a client has to accept a token; a slower one is shown nothing. */
const PATIENCE = 2_000;

let tokens = 0;

/** Reports to the client how far `work` has come. */
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

/** Whether the client shows progress for a token: it may announce the capability and then refuse. */
async function takes({ client, connection, host }: Server, token: string): Promise<boolean> {
  if (!client.showsProgress) return false;
  const asked = connection.sendRequest('window/workDoneProgress/create', { token });
  return Promise.race([asked.then(yes, no), host.wait(PATIENCE).then(no)]);
}

const yes = () => true;
const no = () => false;
