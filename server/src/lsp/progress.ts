/** Work-done progress of a reading, where the client shows it. */
import type { Progress } from './open-workspace.ts';
import type { Server } from './server.ts';

let tokens = 0;

/** Tells the client how far `work` is. */
export async function showingProgress(
  { client, connection }: Server,
  title: string,
  work: (progress: Progress) => Promise<void>,
): Promise<void> {
  if (!client.showsProgress) return work(() => {});
  const token = `outlay ${++tokens}`;
  await connection.sendRequest('window/workDoneProgress/create', { token });
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
