/** The example company as a repository of its own, with a branch that has changed nothing yet. */
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const EXAMPLES = join(import.meta.dirname, '../../../examples');

/** Copies `examples/acme` to `folder`, commits it on `main` and checks out `payments-capacity`. */
export function exampleRepository(folder: string): string {
  cpSync(join(EXAMPLES, 'acme'), folder, { recursive: true });
  rmSync(join(folder, 'pending-change.patch'));
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Noor', '-c', 'user.email=noor@example.com', ...args], {
      cwd: folder,
    });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=The plan');
  git('switch', '--quiet', '--create', 'payments-capacity');
  return folder;
}

/** Puts the change of the example, which waits for review, into its working tree. */
export function applyPendingChange(folder: string): void {
  execFileSync('git', ['apply', join(EXAMPLES, 'acme/pending-change.patch')], { cwd: folder });
}
