// Of a bundle for browsers, by esbuild's metafile: which modules of Node it holds or would ask for.
import { isBuiltin } from 'node:module';

/** Nothing that runs in a browser has a name of Node's, and what is left to be loaded later is not in the bundle. */
export function modulesOfNode({ inputs, outputs }) {
  const inside = Object.entries(inputs).flatMap(([path, { imports }]) => [
    path,
    ...imports.map((it) => it.path),
  ]);
  const outside = Object.values(outputs).flatMap((it) => it.imports.map(({ path }) => path));
  // esbuild names a module that a package leaves out for browsers `(disabled):fs`
  const named = inside.filter((it) => isBuiltin(it) || it.startsWith('(disabled):'));
  return [...new Set([...named, ...outside])].sort();
}
