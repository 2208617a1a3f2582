/** The page that runs inside the browser, built by the tools that build the product, as one script. */
import { build } from 'vite';

/** What a browser is given for each of the page's addresses. */
export interface PageFile {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

export async function bundlePage(entry: string): Promise<readonly PageFile[]> {
  const script = await bundle(entry);
  return [
    { path: '/bench', type: 'text/html; charset=utf-8', body: page },
    { path: '/bench.js', type: 'text/javascript', body: script },
  ];
}

const page =
  '<!doctype html><meta charset="utf-8"><title>Teren bench</title><script type="module" src="/bench.js"></script>';

/** An entry with all that it imports, lazily or not, as one minified script that keeps its exports. */
export async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    // The Dexie that the product is built with.
    resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict', output: { codeSplitting: false } },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((each) => ('output' in each ? each.output : []));
  // The worker that makes a key from a PIN lies beside it; it is loaded when somebody types one.
  const [script, ...others] = outputs.filter(({ type }) => type === 'chunk');
  if (script?.type !== 'chunk' || others.length > 0) throw new Error('The page is not one script');
  return script.code;
}
