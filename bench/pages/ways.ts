import { makeTicketIds } from "../../sandbox/ticket-id";
import { type BenchPage, documentOf, type ServedFile } from "./page";

/** A page with an id in each way in which a page can hold one, and look-alikes in which there is none. */
export function waysPage(seed = 6): BenchPage {
  const ids = [...makeTicketIds({ count: 64, seed })];
  const used: string[] = [];
  const id = () => {
    const taken = ids[used.length];
    if (taken === undefined) throw new Error("More ways than ids.");
    used.push(taken);
    return taken;
  };
  const wrong = falseIds(seed);
  const encoded = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const frame = (markup: string) => documentOf("frame", markup);
  const files = new Map<string, ServedFile>();
  const bold = (text: string) => `<b>${text.slice(0, 4)}</b>${text.slice(4)}`;
  const breakable = (text: string) => `${text.slice(0, 16)}<wbr>${text.slice(16)}`;
  const letters = (text: string) => [...text].map((letter) => `<i>${letter}</i>`).join("");
  const ways = [
    `<p>Text: ${id()}.</p>`,
    `<p>(${id()}),${id()};"${id()}"</p>`,
    `<p>${bold(id())}</p>`,
    `<p>${breakable(id())}</p>`,
    `<p>${letters(id())}</p>`,
    `<p><span>${id()}</span></p>`,
    `<ul><li>${id()}</li><li>${id()}</li></ul>`,
    `<table><tr><td>${id()}</td><td>${id()}</td></tr></table>`,
    `<pre>one line\n${id()}\nanother</pre>`,
    `<p><a href="/inbox/${id()}">path</a> <a href="/inbox?ticket=${id()}&amp;x=1">query</a></p>`,
    `<p><a href="/inbox#${id()}">fragment</a> <a href="/inbox?next=%2Ftickets%2F${id()}%3Fa">encoded</a></p>`,
    `<p><a href="https://help.example/${id()}">${id()}</a></p>`,
    `<p><input value="${id()}"> <input type="search" value="see ${id()}"></p>`,
    `<p><textarea>about ${id()} and ${id()}</textarea></p>`,
    `<p contenteditable>${id()}</p>`,
    `<details><summary>${id()}</summary>${id()}</details>`,
    `<svg><text y="12">${id()}</text></svg>`,
    `<div><template shadowrootmode="open"><p>${id()}</p></template></div>`,
    `<div><template shadowrootmode="closed"><p>${id()}</p></template></div>`,
    `<x-box><template shadowrootmode="closed"><div><template shadowrootmode="open">${bold(id())}</template></div></template></x-box>`,
    `<iframe srcdoc="${encoded(frame(id()))}"></iframe>`,
    `<iframe sandbox srcdoc="${encoded(frame(id()))}"></iframe>`,
    `<iframe src="/ways/same"></iframe>`,
    `<iframe id="other"></iframe>`,
    `<iframe id="blank"></iframe>`,
    `<p id="later"></p>`,
  ];
  const nothing = [
    ...wrong.map((text) => `<p>${text}</p>`),
    `<p><a href="/inbox/${wrong[0]}">x</a><input value="${wrong[1]}"></p>`,
    // Ids that are no text of the page, and words that only contain one.
    `<script type="application/json">"${hidden(seed, 0)}"</script><style>/* ${hidden(seed, 1)} */</style>`,
    `<template>${hidden(seed, 2)}</template><!-- ${hidden(seed, 3)} --><noscript>${hidden(seed, 4)}</noscript>`,
    `<p>x${hidden(seed, 5)} ${hidden(seed, 6)}0 ${hidden(seed, 7)}_</p>`,
    `<input type="password" value="${hidden(seed, 8)}"><input type="hidden" value="${hidden(seed, 9)}">`,
  ];
  const script = `
document.querySelector("#other").src = location.href.replace("127.0.0.1", "localhost") + "/other";
document.querySelector("#blank").contentDocument.body.append("${id()}");
addEventListener("load", () => setTimeout(() => {
  document.querySelector("#later").append("${id()}");
  const host = document.body.appendChild(document.createElement("x-late"));
  host.attachShadow({ mode: "closed" }).append("${id()}");
}, 300));
`;
  const body = [...ways, ...nothing, `<script>${script}</script>`].join("\n");
  files.set("/ways", { type: "text/html", body: documentOf("ways", body) });
  files.set("/ways/same", { type: "text/html", body: frame(`<p>${id()}</p>`) });
  files.set("/ways/other", { type: "text/html", body: frame(`<p>${id()}</p>`) });
  return {
    name: "ways",
    files,
    ids: used,
    counts: { elements: 0, characters: body.length, lookAlikes: wrong.length },
  };
}

/** An id that is valid and must not be found, where it stands. */
function hidden(seed: number, index: number): string {
  return [...makeTicketIds({ count: index + 1, seed: seed + 1_000 })][index] ?? "";
}

/** Words of an id's shape that are none: one letter is another one. */
function falseIds(seed: number): string[] {
  return [...makeTicketIds({ count: 20, seed: seed + 2_000 })].map((id, index) => {
    const at = 3 + index;
    const other = id.charAt(at) === "q" ? "r" : "q";
    return id.slice(0, at) + other + id.slice(at + 1);
  });
}
