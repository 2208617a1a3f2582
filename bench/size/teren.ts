/** What is weighed: all that keeps the phone's copy and exchanges it, as `src/client/open-office.ts` needs it. */
import { Database } from '../../src/client/store/database.ts';
import { Pages } from '../../src/client/store/pages.ts';
import { Registry } from '../../src/client/store/registry.ts';
import { makePageKey, sealWith } from '../../src/client/store/seal.ts';
import { Store } from '../../src/client/store/store.ts';
import { Views } from '../../src/client/store/views.ts';
import { createSyncer } from '../../src/client/syncer.ts';
import { createTransport } from '../../src/client/transport.ts';

Object.assign(globalThis, {
  Database,
  makePageKey,
  sealWith,
  Pages,
  Registry,
  Store,
  Views,
  createSyncer,
  createTransport,
});
