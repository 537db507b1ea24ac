/**
 * The same listener, for what a person or the browser did: events made by a script are none, and could come as often as a page likes.
 * Nothing is closed by one.
 */
export function trusted<Caught extends Event>(listener: (event: Caught) => void): (event: Caught) => void {
  return (event) => {
    if (event.isTrusted) listener(event);
  };
}
