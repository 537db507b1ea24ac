/** Elements whose text goes on in the line around them. Any other element, known or not, begins something new. */
const INLINE = new Set(
  (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s samp small span " +
    "strike strong sub sup time tspan tt u var wbr"
  ).split(" "),
);

/** Elements whose text nodes are not what a reader sees. A textarea's are its first value, not its present one. */
const UNREAD = new Set("script style template noscript textarea iframe noembed noframes".split(" "));

/**
 * Whether an id may go on across an element's tags, as in `<b>xd88</b>mk…`. By its name alone: the style would tell more, but
 * asking for it makes the browser compute it.
 */
export function isInline(localName: string): boolean {
  return INLINE.has(localName);
}

/** Whether an element's text nodes are to be passed over. */
export function isUnread(localName: string): boolean {
  return UNREAD.has(localName);
}
