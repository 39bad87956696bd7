/** What tests of the extension without VS Code are made of. */

/** A thing of the editor of which only parts are looked at. */
export function partly<Whole>(parts: object): Whole {
  return parts as Whole;
}

/** A promise that somebody else keeps. */
export function pending<Value>(): {
  readonly promise: Promise<Value>;
  readonly keep: (value: Value) => void;
} {
  let keep: (value: Value) => void = () => {};
  const promise = new Promise<Value>((resolve) => {
    keep = resolve;
  });
  return { promise, keep };
}

/** Everything that waits for nothing else has gone on. */
export function turn(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}
