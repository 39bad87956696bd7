/** The program `outlay`: connects the process and the command line. */
import { runProgram } from '../cli/program.ts';
import { prepareGitEnvironment } from '../host/git.ts';
import { endWithOutput, processWorld } from './process-world.ts';

/** Set by the build. */
declare const OUTLAY_VERSION: string;
declare const OUTLAY_BUILD: string;

async function main(): Promise<void> {
  prepareGitEnvironment(process.env);
  endWithOutput();
  const world = processWorld(__dirname, OUTLAY_VERSION, OUTLAY_BUILD);
  try {
    process.exitCode = await runProgram(world, process.argv.slice(2));
  } catch (bug) {
    const text = bug instanceof Error ? (bug.stack ?? bug.message) : String(bug);
    world.err(
      `outlay met an error of its own, please report it (NODE_OPTIONS=--enable-source-maps names the places):\n${text}\n`,
    );
    process.exitCode = 3;
  }
}

void main();
