import type { Metafile } from 'esbuild';

/** Names in order. */
export function modulesOfNode(metafile: Metafile): readonly string[];
