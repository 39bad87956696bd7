/** The pages of the rules and the schemas of the language, as the build collects them into one file. */

/** A JSON Schema as plain data. */
export type Schema = { readonly [key: string]: unknown };

/** Everything that `outlay explain` knows about the language. */
export interface Reference {
  /** Markdown by code. */
  readonly rules: Readonly<Record<string, string>>;
  /** By file name without its ending. */
  readonly schemas: Readonly<Record<string, Schema>>;
}
