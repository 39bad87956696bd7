/** Limits how often something is done to what a user can follow. */
import type { Disposable } from 'vscode';

/** `run` calls `work` at once after a quiet time, else after `pace` milliseconds; the last call is never lost. */
export function throttled(pace: number, work: () => void): Disposable & { readonly run: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let isWanted = false;
  const now = () => {
    isWanted = false;
    work();
    timer = setTimeout(() => {
      timer = undefined;
      if (isWanted) now();
    }, pace);
  };
  return {
    run: () => {
      isWanted = true;
      if (timer === undefined) now();
    },
    dispose: () => clearTimeout(timer),
  };
}
