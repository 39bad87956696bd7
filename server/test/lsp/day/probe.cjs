// Loaded into a server under test by `--expose-gc --require`: at each signal it writes what is in memory and what is open, one line of
// JSON to file descriptor 3. The server knows nothing of it.
const { writeSync } = require('node:fs');

process.on('SIGUSR2', async () => {
  // what waits for a finalizer goes with the second collection
  for (let i = 0; i < 2; i++) {
    globalThis.gc();
    await new Promise((resume) => setImmediate(resume));
  }
  const { heapUsed, external } = process.memoryUsage();
  const open = [...process.getActiveResourcesInfo(), ...listeners()].sort();
  writeSync(3, `${JSON.stringify({ bytes: heapUsed + external, open })}\n`);
});

/** Of the emitters that live as long as the process. */
function listeners() {
  const emitters = { process, stdin: process.stdin, stdout: process.stdout, stderr: process.stderr };
  return Object.entries(emitters).flatMap(([name, it]) =>
    it.eventNames().flatMap((event) => it.listeners(event).map(() => `${name} on ${String(event)}`)),
  );
}
