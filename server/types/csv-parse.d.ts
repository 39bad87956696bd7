/**
 * What the core uses of csv-parse, by `paths` in `tsconfig.core.json`: the package's own declarations are about streams and would
 * bring the types of Node into code that must not know it.
 */

/** The options that are used; see the documentation of csv-parse. */
interface Options {
  readonly bom?: boolean;
  readonly delimiter?: string;
  /** Is told of each row, and of how many lines were read with it; `null` keeps the row out of the result. */
  readonly on_record?: (cells: string[], context: { readonly lines: number }) => null;
  readonly record_delimiter?: readonly string[];
  readonly relax_column_count?: boolean;
  readonly skip_empty_lines?: boolean;
  readonly trim?: boolean;
}

/** Why a text is no CSV; `code` such as `CSV_QUOTE_NOT_CLOSED`. */
export declare class CsvError extends Error {
  readonly code: string;
}

/** Rows of cells. Throws `CsvError`. */
export declare function parse(text: string, options: Options): string[][];
