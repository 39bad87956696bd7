/** Rarely used commands that pull in much code: the build puts them into a file of their own. */
export { runExplain } from './explain.ts';
export { runFmt } from './fmt.ts';
export { runImport } from './import.ts';
export { runInit } from './init.ts';
export { mappingHelp } from './small-mapping.ts';
