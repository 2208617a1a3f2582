// @ts-nocheck: the peers are there only where the bench was asked for them.
/** The bench's page with the peers in it. */
import '../page/bench.ts';
import { openPouchdb } from './pouchdb.mjs';
import { openRxdb } from './rxdb.mjs';

Object.assign(globalThis.openers, { pouchdb: openPouchdb, rxdb: openRxdb });
