/** Where a session is in its life, and what may be requested then. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';

/** From `initialize` to `shutdown`: before and after that, any other request is refused. */
export class Phase {
  #now: 'before' | 'open' | 'over' = 'before';

  /** Whether `shutdown` was requested. */
  get isOver(): boolean {
    return this.#now === 'over';
  }

  /** `initialize`: once. */
  begin(): ResponseError<never> | undefined {
    if (this.#now !== 'before') return invalid('initialize was asked already');
    this.#now = 'open';
    return undefined;
  }

  /** `shutdown`: once, and only after `initialize`. */
  end(): ResponseError<never> | undefined {
    const refused = this.refusal();
    this.#now = 'over';
    return refused;
  }

  /** Why requests are refused now; undefined: they are not. */
  refusal(): ResponseError<never> | undefined {
    switch (this.#now) {
      case 'before':
        return new ResponseError(ErrorCodes.ServerNotInitialized, 'initialize was not asked yet');
      case 'open':
        return undefined;
      case 'over':
        return invalid('the server was shut down');
    }
  }
}

function invalid(message: string): ResponseError<never> {
  return new ResponseError(ErrorCodes.InvalidRequest, message);
}
