/** Not more often than something can be looked at. */
import type { Disposable } from 'vscode';

/** `run` calls `work` at once after a quiet time, else when `pace` milliseconds have passed; the last call is never lost. */
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
