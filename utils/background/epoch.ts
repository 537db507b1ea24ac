/** The time in which one token is used: what was read in an earlier one must not be remembered in a later one. */
export interface Epoch {
  /** To be called before something is read. @returns whether the epoch in which that began still lasts */
  enter(): () => boolean;
  /** Another token is in use now, or none. */
  end(): void;
}

/** The epochs of this worker: no reading outlives it. */
export function createEpoch(): Epoch {
  let count = 0;
  return {
    enter: () => {
      const begun = count;
      return () => begun === count;
    },
    end: () => {
      count++;
    },
  };
}
