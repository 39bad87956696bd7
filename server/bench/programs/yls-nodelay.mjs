// yaml-language-server without its fixed delay of 200 ms before each validation: only its computing. Nothing is changed on disk.
import { SettingsState } from 'yaml-language-server/out/src/yamlSettings.js';

Object.defineProperty(SettingsState.prototype, 'validationDelayMs', { get: () => 0, set: () => {} });
process.argv.push('--stdio');
await import('yaml-language-server/out/src/server.js');
