/**
 * Our own requests beside those of LSP, for the extension and for any other client: what is asked, and what is answered.
 * Amounts are text with the digits of their currency (`-1234.50`), so that no client can turn money into a float.
 */

/** Grows with every change that a client of the version before would not understand. */
export const PROTOCOL_VERSION = 1;
