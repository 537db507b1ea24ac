import { readFileSync } from "node:fs";

/**
 * Fills a page of `pages/`. `{{name}}` stands for text and is escaped; `{{{name}}}` for markup made by us.
 *
 * @throws Error for a placeholder without a value
 */
export function fill(page: string, values: Readonly<Record<string, string>>): string {
  const template = readFileSync(new URL(`./pages/${page}`, import.meta.url), "utf8");
  return template.replaceAll(
    /\{\{\{([\w.]+)\}\}\}|\{\{([\w.]+)\}\}/g,
    (_, markup?: string, text?: string) => {
      const value = values[markup ?? text ?? ""];
      if (value === undefined) throw new Error(`${page} wants ${markup ?? text}`);
      return markup === undefined ? escapeHtml(value) : value;
    },
  );
}

export function escapeHtml(text: string): string {
  const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? character);
}
