import { expect, it } from 'vitest';
import { Store } from '../../../src/client/store/store.ts';
import { pageOf } from '../../../src/sync/bucket.ts';
import { newPhone, type Phone } from './phone.ts';

/** So many volunteers who lie in one sealed page. */
function ofOnePage(count: number): readonly string[] {
  const page = pageOf('volunteer', 'v0');
  const ids = Array.from({ length: count * 1000 }, (_, n) => `v${n}`);
  return ids.filter((id) => pageOf('volunteer', id) === page).slice(0, count);
}
const write = (store: Store, id: string) => store.write([{ kind: 'volunteer', id, fields: { phone: '600700800' } }]);

async function inPages(phone: Phone): Promise<readonly string[]> {
  return (await phone.pages.partsOf('volunteer')).map(({ id }) => id).sort();
}

it('forty contacts that are written into one page at once are all saved', async () => {
  const phone = await newPhone();
  const ids = ofOnePage(40);
  const results = await Promise.all(ids.map((id) => write(phone.store, id)));
  expect(results.filter(({ ok }) => !ok)).toEqual([]);
  expect(await inPages(phone)).toEqual([...ids].sort());
});

it('two tabs that write into one page at once take nothing from each other', async () => {
  const phone = await newPhone();
  const tab = new Store(phone.store.powers);
  const ids = ofOnePage(6);
  for (let n = 0; n < ids.length; n += 2) {
    const results = await Promise.all([write(phone.store, ids[n] ?? ''), write(tab, ids[n + 1] ?? '')]);
    expect(results).toEqual([{ ok: true }, { ok: true }]);
  }
  expect(await inPages(phone)).toEqual([...ids].sort());
});

it('a box that was put under the name of another page gives nobody’s contact twice', async () => {
  const phone = await newPhone();
  expect(await write(phone.store, 'v1')).toEqual({ ok: true });
  expect(await write(phone.store, 'v2')).toEqual({ ok: true });
  const [one, two] = [pageOf('volunteer', 'v1'), pageOf('volunteer', 'v2')];
  const page = await phone.database.pages.get(one);
  if (page === undefined || one === two) throw new Error('two pages are needed');
  await phone.database.pages.put({ ...page, bucket: two });
  expect(await inPages(phone)).toEqual(['v1']);
});
