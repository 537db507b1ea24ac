import type { Page } from "puppeteer-core";
import { until } from "./until";

/** Keeps what the page gives as files. In Firefox, which would save into the home folder, nothing is saved. */
export function watchFiles(page: Page): Promise<void> {
  return page.evaluate(() => {
    delete document.documentElement.dataset["given"];
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      void blob.arrayBuffer().then((bytes) => {
        const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
        document.documentElement.dataset["given"] = text;
      });
      return make(blob);
    };
    if (navigator.userAgent.includes("Firefox")) HTMLAnchorElement.prototype.click = () => undefined;
  });
}

/** The text of the file that was given since the page is watched or the last one was taken. */
export async function given(page: Page): Promise<string> {
  return await until("a file", () =>
    page.evaluate(() => {
      const text = document.documentElement.dataset["given"];
      delete document.documentElement.dataset["given"];
      return text;
    }),
  );
}
