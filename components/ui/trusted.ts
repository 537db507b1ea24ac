/**
 * Lets only what a person did reach a handler: clicks and keys made by script do not count as a gesture. Nothing is closed
 * without one.
 */
export function trusted<E extends Event>(handler: (event: E) => void): (event: E) => void {
  return (event) => {
    if (event.isTrusted) handler(event);
  };
}
