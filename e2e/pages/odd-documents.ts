import { decoys, someIds } from "./ids";
import type { ServedPage } from "./serve";

/** A document that is not an ordinary HTML page. */
export interface OddDocument extends ServedPage {
  readonly name: string;
  /** The ids to be found, in order; where browsers show a document in different ways, by browser. */
  readonly ids: readonly string[] | Readonly<Record<"chromium" | "firefox", readonly string[]>>;
}

const XHTML = "http://www.w3.org/1999/xhtml";

/** Documents of all kinds that browsers show in a tab. */
export const oddDocuments: readonly OddDocument[] = [
  svg(),
  xml(),
  xhtml("XHTML", 3),
  brokenXhtml(),
  transformed(),
  plain("plain text", 6, "text/plain"),
  plain("a script", 7, "text/javascript"),
  json(),
  framesOnly(),
];

/** What the other documents load, by path. */
export const partsOfDocuments: Readonly<Record<string, ServedPage>> = {
  "/style.xsl": { type: "text/xsl", body: styleSheet(someIds(5, 3)) },
  "/in-frame": { type: "text/html; charset=utf-8", body: `<p>${someIds(9, 1)} ${decoys(9)}</p>` },
};

function svg(): OddDocument {
  const ids = someIds(1, 6);
  const [link, text, cut = "", description, title, foreign] = ids;
  const body = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="100">
<a href="/t/${link}"><text x="9" y="30">${text} and <tspan>${cut.slice(0, 9)}</tspan><tspan>${cut.slice(9)}</tspan></text></a>
<desc>${description}</desc><title>${title}</title><text y="60">${decoys(1)}</text>
<foreignObject width="300" height="50"><div xmlns="${XHTML}">${foreign}</div></foreignObject></svg>`;
  return { name: "SVG", type: "image/svg+xml", body, ids };
}

/** Chromium shows the source of an XML document in a page of its own, Firefox the document itself with the source around it. */
function xml(): OddDocument {
  const [attribute = "", text = "", data = "", link = "", value = "", comment = "", instruction = ""] =
    someIds(2, 7);
  const body = `<?xml version="1.0"?><queue><ticket id="${attribute}">${text}</ticket><t><![CDATA[${data}]]></t>
<a href="/${link}">${decoys(2)}</a><input value="${value}"/><!-- ${comment} --><?sort ${instruction}?></queue>`;
  const chromium = [text, data, link, attribute, value, comment, instruction];
  return {
    name: "XML",
    type: "text/xml; charset=utf-8",
    body,
    ids: { chromium, firefox: [text, data, link] },
  };
}

function xhtml(name: string, seed: number, endTag = "</p>"): OddDocument {
  const ids = someIds(seed, 6);
  const [title, text, link, value, data, area] = ids;
  const body = `<html xmlns="${XHTML}"><head><title>${title}</title></head><body><p>${text}</p><a href="/t/${link}">x</a>
<input value="${value}"/><p>${decoys(seed)}</p><p><![CDATA[${data}]]></p><textarea>${area}</textarea><p>end${endTag}</body></html>`;
  return { name, type: "application/xhtml+xml", body, ids };
}

/** Chromium shows what comes before the mistake, Firefox only the line with the mistake. */
function brokenXhtml(): OddDocument {
  const page = xhtml("XHTML with a mistake", 4, "</b>");
  const chromium = someIds(4, 6);
  return { ...page, ids: { chromium, firefox: chromium.slice(3) } };
}

/** What is shown is made by a style sheet. */
function transformed(): OddDocument {
  const [first = "", second = "", hidden = ""] = someIds(5, 3);
  const body = `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="/style.xsl"?>
<queue><shown>${second}</shown><unshown>${hidden}</unshown></queue>`;
  return { name: "XML with a style sheet", type: "text/xml", body, ids: [first, second] };
}

function styleSheet([first]: readonly string[]): string {
  return `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/">
<html><body>${first} ${decoys(5)} <xsl:value-of select="queue/shown"/></body></html></xsl:template></xsl:stylesheet>`;
}

function plain(name: string, seed: number, type: string): OddDocument {
  const ids = someIds(seed, 2);
  return { name, type, body: `// ${ids[0]}\n${decoys(seed)}\n"${ids[1]}"\n`, ids };
}

/** Firefox shows it in a viewer of its own. */
function json(): OddDocument {
  const ids = someIds(8, 3);
  const [one, two, three] = ids;
  return {
    name: "JSON",
    type: "application/json",
    body: JSON.stringify({ ticket: one, queue: [two, { deeper: three }], others: decoys(8).split(" ") }),
    ids,
  };
}

function framesOnly(): OddDocument {
  return {
    name: "a page made of frames",
    type: "text/html",
    body: '<!doctype html><html><frameset cols="*"><frame src="/in-frame"></frameset></html>',
    ids: someIds(9, 1),
  };
}
