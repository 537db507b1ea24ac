/** The same listener, for what the user or the browser does: a page can make events up, as often as it likes. */
export function trusted<Caught extends Event>(listener: (event: Caught) => void): (event: Caught) => void {
  return (event) => {
    if (event.isTrusted) listener(event);
  };
}
