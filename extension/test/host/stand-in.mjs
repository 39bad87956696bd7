#!/usr/bin/env node
// Stands in for the `code` executable where VS Code cannot be downloaded: takes its flags, runs the suite in code-server.
import { register } from 'tsx/esm/api';

register();
const { runSuite } = await import('./run-suite.ts');
process.exitCode = await runSuite(process.argv.slice(2));
