import { defineConfig } from "vitest/config";

/** These measure shares of a processor, or end browsers: nothing else runs beside them. */
const alone = ["e2e/heavy-pages.test.ts", "e2e/browser-kills.test.ts"];

export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  resolve: {
    alias: {
      "webextension-polyfill": new URL("./utils/platform/testing/fake-browser.ts", import.meta.url).pathname,
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{utils,components,sandbox,scripts,soak,bench}/**/*.test.{ts,tsx}"],
          restoreMocks: true,
          // Properties of thousands of cases take long on a busy machine; no test is about time.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e-alone",
          include: alone,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["e2e/**/*.test.ts"],
          exclude: alone,
          // Browsers share two cores; much of what they are tried with is waiting.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
