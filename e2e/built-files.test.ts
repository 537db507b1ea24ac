import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

/** What ships, looked at as files: the last place to see what a dependency or a tool put in. */
const targets = ["chrome-mv3", "firefox-mv3"] as const;

describe.each(targets)("the files built for %s", (target) => {
  const root = join(import.meta.dirname, "..", ".output", target);
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  const files = (readdirSync(root, { recursive: true }) as string[]).filter((path) =>
    statSync(join(root, path)).isFile(),
  );
  const scripts = files.filter((path) => path.endsWith(".js"));
  const manifest = JSON.parse(read("manifest.json")) as {
    content_scripts: { js: string[]; css: string[] }[];
  };

  it("have the manifest that was reviewed", () => {
    const reviewed = readFileSync(join(import.meta.dirname, "reviewed", `manifest.${target}.json`), "utf8");
    expect(manifest).toEqual(JSON.parse(reviewed));
  });

  /** Preact carries one assignment for a property that we never set and the linter forbids; Trusted Types would stop it. */
  const codeFromText = [
    /\beval\s*\(/,
    /new Function\b/,
    /\.innerHTML\s*=(?!\w+\.__html\b)/,
    /document\.write\b/,
    /insertAdjacentHTML/,
  ];

  it("run no text as code, write no markup and name no address but the service's", () => {
    expect(scripts.length).toBeGreaterThan(3);
    for (const path of scripts) {
      const code = read(path);
      expect(
        codeFromText.filter((pattern) => pattern.test(code)),
        path,
      ).toEqual([]);
      const hosts = [...code.matchAll(/\b(?:https?|wss?):\/\/([\w.-]+)/g)].map(([, host]) => host);
      expect(
        hosts.filter((host) => !["api.conduit.ai", "www.w3.org"].includes(host ?? "")),
        path,
      ).toEqual([]);
      // No invisible character, and none that turns the order of text round.
      expect(/^[\t\n\r -~]*$/.test(code), path).toBe(true);
      expect(/localhost|127\.0\.0\.1|capi_sandbox/.test(code), path).toBe(false);
    }
  });

  it("bring one small script into pages, without the libraries of the rest", () => {
    const [declared] = manifest.content_scripts;
    expect(manifest.content_scripts).toHaveLength(1);
    expect(declared?.js).toHaveLength(1);
    const code = read(declared?.js[0] ?? "");
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(9_580);
    expect(code).not.toMatch(
      /ZodError|zod|preact|__vnode|webextension-polyfill|browser-polyfill|conduit\.ai|Authorization/i,
    );
  });

  it("have the browser take the whole script of pages in at once, which its first line asks for", () => {
    expect(read("scanner.js").split("\n")[0]).toBe("//# allFunctionsCalledOnLoad");
  });

  it("keep the popup within 40 kB of script", () => {
    const page = read("popup.html");
    const loaded = new Set(
      [...page.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, path]) => path ?? ""),
    );
    for (const path of loaded)
      for (const [, imported] of read(path).matchAll(/from\s*"\.\/([^"]+\.js)"/g))
        loaded.add(join("chunks", imported ?? ""));
    const bytes = [...loaded].reduce((sum, path) => sum + gzipSync(read(path), { level: 9 }).length, 0);
    expect(loaded.size).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(40 * 1024);
  });

  it("speak every language there are texts in", () => {
    const texts = (folder: string) => readdirSync(join(folder, "_locales"), { recursive: true }).toSorted();
    expect(texts(root)).toEqual(texts(join(import.meta.dirname, "..", "public")));
  });

  it("carry nothing of the gallery, which is for development", () => {
    expect(files.filter((path) => /gallery|pseudo/i.test(path))).toEqual([]);
    // A workspace that there is on its screens only.
    for (const path of scripts) expect(read(path), path).not.toContain("Seaside Hotels");
  });

  it("leave nothing of ours for pages to fetch, and no other extension a way in", () => {
    expect(manifest).not.toHaveProperty("web_accessible_resources");
    if (target === "chrome-mv3") expect(manifest).toMatchObject({ externally_connectable: { ids: [] } });
  });
});
