/**
 * A clock for one life of the worker: right when it starts, and from then on counting only the time that goes by. Whoever moves the
 * machine's clock meanwhile moves nothing that is being waited for.
 */
export class SteadyClock {
  #offset = Date.now() - performance.now();

  /** ms since 1970. */
  readonly now = (): number => this.#offset + performance.now();

  /** Takes the machine's time again. For when nothing is being waited for: in sleep this clock stands still. */
  readonly resync = (): void => {
    this.#offset = Date.now() - performance.now();
  };
}
