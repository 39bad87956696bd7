/** What `mocha --parallel` runs once for all its processes: nobody builds the programs anew while others run them. */
import { buildOnce } from './cli/run.ts';

export function mochaGlobalSetup(): void {
  buildOnce();
}
