/**
 * What was read of a store, kept in memory for the screens: the popup waits for it whenever it opens. Nobody but this worker writes there, unless
 * another one lives for a moment while an update is installed; so nothing that is sent is decided by a copy.
 */
export interface Copy<Store, T> {
  /** What is stored, asked for only where it is not known. */
  read(): Promise<T>;
  /** Changes what is stored; every change has to go through this. */
  change<R>(write: (store: Store) => Promise<R>): Promise<R>;
  /** Takes what was just read otherwise. */
  keep(store: Store, value: T): void;
}

/**
 * Keeps a copy, until what is stored changes.
 *
 * @param open - gives the store; where it is another one than before, so is what is stored
 * @param ask - reads what the copy is of
 */
export function copyOf<Store, T>(
  open: () => Promise<Store>,
  ask: (store: Store) => Promise<T>,
): Copy<Store, T> {
  let copy: { store: Store; value: Promise<T> } | null = null;

  async function read(): Promise<T> {
    const store = await open();
    if (copy?.store === store) return copy.value;
    const asked = { store, value: ask(store) };
    copy = asked;
    asked.value.catch(() => {
      if (copy === asked) copy = null;
    });
    return asked.value;
  }

  async function change<R>(write: (store: Store) => Promise<R>): Promise<R> {
    try {
      return await write(await open());
    } finally {
      // Not before: what is read while it is written may be the old.
      copy = null;
    }
  }

  return {
    read,
    change,
    keep(store, value) {
      copy = { store, value: Promise.resolve(value) };
    },
  };
}
