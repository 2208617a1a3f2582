/** The built app. Files with a hash in their name never change; all others are asked for anew each time. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono, MiddlewareHandler } from 'hono';

/** folder: where the build lies. Without it the page says how to get it. */
export function serveApp(app: Hono, folder: string): void {
  const cache: MiddlewareHandler = async (c, next) => {
    await next();
    const isHashed = c.res.status === 200 && c.req.path.startsWith('/assets/');
    c.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  };
  app.use('*', cache);
  // What the build keeps for itself (.vite, .sources) is nobody's business.
  app.get('*', async (c, next) => (c.req.path.split('/').some(isHidden) ? c.text('Not found', 404) : await next()));
  app.get('*', serveStatic({ root: folder }));
  const page = serveStatic({ root: folder, path: 'index.html' });
  app.get('*', async (c, next) => {
    // Any address of the app is the page; a missing picture or script is not.
    const isNavigation =
      c.req.header('Sec-Fetch-Mode') === 'navigate' || (c.req.header('Accept') ?? '').includes('text/html');
    if (!isNavigation || /\.\w+$/.test(c.req.path)) return c.text('Not found', 404);
    if (!existsSync(join(folder, 'index.html'))) return c.text('The app is not built yet: run "npm run build".', 503);
    return await page(c, next);
  });
}

function isHidden(segment: string): boolean {
  return segment.startsWith('.');
}
