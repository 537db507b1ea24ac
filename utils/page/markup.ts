const INLINE =
  "a,abbr,acronym,b,bdi,bdo,big,cite,code,data,del,dfn,em,font,i,ins,kbd,label,mark,nobr,q,rb,rp,rt,ruby,s,samp,small,span," +
  "strike,strong,sub,sup,time,tspan,tt,u,var,wbr";
const inline = new Set(INLINE.split(","));
const unread = new Set("script,style,template,noscript,textarea,iframe,noembed,noframes".split(","));

/**
 * Whether an id may go on across an element's tags, as in `<b>xd88</b>mk…`. By its name alone: the style would tell more, but
 * asking for it makes the browser compute it. Any other element, known or not, begins something new.
 */
export function isInlineName(localName: string): boolean {
  return inline.has(localName);
}

/** Whether an element's text nodes are not what a reader sees. A textarea's are its first value, not its present one. */
export function isUnreadName(localName: string): boolean {
  return unread.has(localName);
}

/** What most elements of most pages are besides cells and spans, the most frequent first; none of them can have a shadow root. */
const COMMON =
  "a,b,i,em,code,tr,li,br,img,path,svg,ul,th,pre,option,button,g,rect,circle,ol,dt,dd,dl,table,tbody,thead,select,script," +
  "style,link,meta,form,iframe,source";

/** These can, but no page we have seen gives them one unless they are empty. */
const RARE_HOSTS = "p,h1,h2,h3,h4,h5,h6";

/**
 * Selects fields, areas and the elements that have a shadow root if they can have one and any page we have seen gives them one: custom ones,
 * those that divide the page, and others when they are empty. For the browser two cheap queries are much less work than one for all.
 */
export const UNCOMMON = [`:not(td,span,${RARE_HOSTS},${COMMON},${INLINE})`, `:empty:is(span,${RARE_HOSTS})`];
