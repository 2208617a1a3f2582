/** The product's own store, put together as `src/client/open-office.ts` does it, without screens and without a syncer. */
import { Database } from '../../src/client/store/database.ts';
import { Pages } from '../../src/client/store/pages.ts';
import { makePageKey, sealWith } from '../../src/client/store/seal.ts';
import { Store } from '../../src/client/store/store.ts';
import { tallyWrite } from '../../src/domain/event.ts';
import { sheetId } from '../../src/domain/id.ts';
import type { Subject } from './tap.ts';

/** As long as a real one: it stands in every cell of a row. */
const device = '01jd5r8k2n4x6z0t3v7w9y1bqf';

export async function openTeren(): Promise<Subject> {
  const database = new Database('teren-bench');
  const pages = new Pages(database, sealWith(crypto, await makePageKey(crypto)));
  const channel = new BroadcastChannel('teren-bench');
  const tabs = {
    post: () => channel.postMessage('changed'),
    listen: (heard: () => void) => channel.addEventListener('message', heard),
  };
  const store = new Store({ database, pages, device, now: Date.now, tabs });
  await store.open();
  const writeOf = ({ id, event, group, at }: Parameters<Subject['tap']>[0]) =>
    tallyWrite({ event, id, sheet: sheetId(event, device), measure: 'people', group, amount: 1, atMs: at });
  const write = async (writes: Parameters<Store['write']>[0]): Promise<void> => {
    const result = await store.write(writes);
    if (!result.ok) throw new Error(`The store refused a tap: ${result.code}`);
  };
  return {
    tap: (tally) => write([writeOf(tally)]),
    fill: (tallies) => write(tallies.map(writeOf)),
    count: () => database.records.count(),
  };
}
