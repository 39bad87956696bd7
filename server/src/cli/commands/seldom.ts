/** Commands that bring much along and are seldom asked for: the build puts them into a file of their own. */
export { runExplain } from './explain.ts';
export { runFmt } from './fmt.ts';
export { runImport } from './import.ts';
export { runInit } from './init.ts';
export { mappingHelp } from './small-mapping.ts';
