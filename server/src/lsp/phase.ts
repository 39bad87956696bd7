/** How far a session is, and what may be asked then. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';

/** From `initialize` to `shutdown`: before and after it, whatever else is asked is refused. */
export class Phase {
  #now: 'before' | 'open' | 'over' = 'before';

  /** Whether `shutdown` was asked. */
  get isOver(): boolean {
    return this.#now === 'over';
  }

  /** `initialize`: once. */
  begin(): ResponseError<never> | undefined {
    if (this.#now !== 'before') return invalid('initialize was asked already');
    this.#now = 'open';
    return undefined;
  }

  /** `shutdown`: once, and not before anything began. */
  end(): ResponseError<never> | undefined {
    const refused = this.refusal();
    this.#now = 'over';
    return refused;
  }

  /** Why nothing can be asked now; undefined: it can. */
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
