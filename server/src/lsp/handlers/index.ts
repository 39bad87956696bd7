/** Every method that the server answers. */
import type { Handler } from '../dispatch.ts';
import { configuration } from './configuration.ts';
import { diagnostic } from './diagnostic.ts';
import { folders, synchronize } from './synchronize.ts';
import { workspaceDiagnostic } from './workspace-diagnostic.ts';

/** In no order. */
export const HANDLERS: readonly Handler[] = [
  synchronize,
  folders,
  configuration,
  diagnostic,
  workspaceDiagnostic,
];
