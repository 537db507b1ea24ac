import preact from "@preact/preset-vite";
import { mergeConfig } from "vite";
import { defineConfig } from "wxt";

/** The only host the extension may talk to. Fixed at build time: no setting can change it. */
const serviceOrigin = "https://api.conduit.ai";

/** Content security policy of every page of ours and of the worker: nothing but our own files and the service. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  `connect-src ${serviceOrigin}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** What the popup needs lies in one file beside its entry: each one more is a question to the browser, and the popup is opened hundreds of times a day. */
const ofScreens =
  /\/(components\/(hooks|popup|ui|tokens)|node_modules\/preact|utils\/(core|platform|words)|webextension-polyfill)\/|virtual:wxt-(html-)?plugins|components\/tokens/;
const chunkOf = (module: string) => (ofScreens.test(module) ? "screens" : undefined);

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser, command }) => ({
    name: "__MSG_extensionName__",
    description: "__MSG_extensionDescription__",
    default_locale: "en",
    content_scripts: [
      {
        matches: ["http://*/*", "https://*/*"],
        all_frames: true,
        match_origin_as_fallback: true,
        run_at: "document_start",
        // A rule that came after the page's first style would have the whole page styled again.
        css: ["assets/highlight.css"],
        js: ["scanner.js"],
      },
    ],
    permissions: ["storage", "alarms", "contextMenus", "notifications", "activeTab", "scripting"],
    host_permissions: [`${serviceOrigin}/*`],
    // Private windows keep no trace of what was browsed; we would remember ids of their pages.
    incognito: "not_allowed",
    action: { default_title: "__MSG_extensionName__" },
    commands: {
      _execute_action: {
        suggested_key: { default: "Alt+Shift+O" },
        description: "__MSG_commandOpen__",
      },
      "close-ticket": {
        suggested_key: { default: "Alt+Shift+L" },
        description: "__MSG_commandClose__",
      },
    },
    // While developing, pages are reloaded over a connection that the policy would refuse.
    ...(command === "serve" ? {} : { content_security_policy: { extension_pages: contentSecurityPolicy } }),
    ...(browser === "firefox"
      ? {
          browser_specific_settings: {
            gecko: {
              id: "closeout@closeout.example",
              strict_min_version: "140.0",
              data_collection_permissions: { required: ["authenticationInfo", "websiteContent"] },
            },
          },
        }
      : {
          minimum_chrome_version: "120",
          storage: { managed_schema: "policy-schema.json" },
          // Without this line every other extension may open a connection to ours.
          externally_connectable: { ids: [] },
        }),
  }),
  vite: ({ command }) => ({
    plugins: [preact({ devToolsEnabled: false, reactAliasesEnabled: false })],
    build: {
      target: "es2022",
      modulePreload: { polyfill: false },
      // A tenth less than the default leaves of the content script, which every page has to take in.
      ...(command === "build" && {
        minify: "terser",
        // Invisible characters and those that turn the order of text round are shipped as escapes, or nobody could read the code.
        terserOptions: { ecma: 2020, compress: { passes: 3 }, format: { ascii_only: true } },
      }),
    },
  }),
  hooks: {
    "vite:build:extendConfig": (entrypoints, config) => {
      // Chrome takes each function in when it is first called, which is half of what the content script costs a small page; so told, all at once.
      // What terser calls unsafe writes infinities and regular expressions shorter here: half a percent less, and nothing else.
      if (entrypoints.some(({ name }) => name === "scanner"))
        Object.assign(
          config,
          mergeConfig(config, {
            build: {
              terserOptions: {
                compress: { unsafe: true },
                format: { preamble: "//# allFunctionsCalledOnLoad" },
              },
            },
          }),
        );
      if (entrypoints.some(({ inputPath }) => inputPath.endsWith(".html")))
        Object.assign(
          config,
          mergeConfig(config, { build: { rollupOptions: { output: { manualChunks: chunkOf } } } }),
        );
    },
  },
  zip: {
    name: "closeout",
    // What the tools write here is no source. How packages are installed is.
    excludeSources: ["screenshots/**", "coverage/**", "*.tsbuildinfo"],
    includeSources: [".npmrc"],
  },
});
