/** Places in the files of a workspace as locations of the protocol; the rows of each file are located once. */
import type { Location, Range } from 'vscode-languageserver';
import type { TextRange } from '../base/text.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { type Encoding, Positions } from './positions.ts';

/** For one answer. */
export class Locator {
  readonly #workspace: OpenWorkspace;
  readonly #encoding: Encoding;
  readonly #files: Map<string, Positions> = new Map();

  constructor(workspace: OpenWorkspace, encoding: Encoding) {
    this.#workspace = workspace;
    this.#encoding = encoding;
  }

  in(path: string): Positions {
    let positions = this.#files.get(path);
    if (!positions) {
      const source = this.#workspace.project.head.file(path)?.source.get();
      positions = new Positions(source && 'text' in source ? source.text : '', this.#encoding);
      this.#files.set(path, positions);
    }
    return positions;
  }

  range(path: string, range: TextRange): Range {
    return this.in(path).range(range);
  }

  location(path: string, range: TextRange): Location {
    return { uri: this.#workspace.uriOf(path), range: this.range(path, range) };
  }
}
