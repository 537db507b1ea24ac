/** Notes from now on what the page's live regions come to say. Runs in the page. */
export function listen(): void {
  const words: string[] = [];
  Object.assign(window, { said: words });
  new MutationObserver((changes) => {
    const regions = changes.map(({ target }) =>
      (target instanceof Element ? target : target.parentElement)?.closest('[role="status"], [role="alert"]'),
    );
    for (const region of new Set(regions)) if (region?.textContent) words.push(region.textContent);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** What they said since. Runs in the page. */
export function said(): string[] {
  return (window as unknown as { said: string[] }).said;
}
