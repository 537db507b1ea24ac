/** What can be sent to another context and back. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The text of an expression that calls a function in another context and gives its answer as JSON. The function must stand on
 * its own: nothing around it goes along, imports neither.
 *
 * @param first - an expression for the first argument, if there is one besides `args`
 */
export function callText(task: (...args: never[]) => unknown, args: readonly Json[], first?: string): string {
  const all = [...(first === undefined ? [] : [first]), ...args.map((arg) => JSON.stringify(arg))];
  // Tools that run TypeScript directly put `__name(…)` around functions within functions.
  const body = `const __name = (f) => f; return JSON.stringify((await (${String(task)})(${all.join(", ")})) ?? null);`;
  return `(async () => { ${body} })()`;
}
