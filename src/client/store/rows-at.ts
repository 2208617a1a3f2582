/** Many rows by their keys. The browser takes a request for each row that is asked for by key, so many are read by range. */
import type { Table } from 'dexie';

/** Below it, one request for each is quick enough. */
const few = 64;
/** A range that holds more than so many times what is wanted is not gone through. */
const mostKeys = 8;

/** The rows in the order of the keys; undefined where there is none. As `bulkGet`, but quicker for many. */
export async function rowsAt<Row, Insert>(
  table: Table<Row, string, Insert>,
  keys: readonly string[],
): Promise<readonly (Row | undefined)[]> {
  if (keys.length < few) return table.bulkGet([...keys]);
  return table.db.transaction('r?', table, async () => {
    const [first, last] = endsOf(keys);
    const range = table.where(':id').between(first, last, true, true);
    const most = keys.length * mostKeys;
    const there = await range.clone().limit(most).primaryKeys();
    if (there.length === most) return table.bulkGet([...keys]);
    const known = new Set(there);
    const wanted = [...new Set(keys)].filter((key) => known.has(key));
    const isDense = there.length <= 2 * wanted.length;
    const rows = isDense ? await range.toArray() : await table.bulkGet(wanted);
    const byKey = new Map((isDense ? there : wanted).map((key, i) => [key, rows[i]]));
    return keys.map((key) => byKey.get(key));
  });
}

function endsOf(keys: readonly string[]): readonly [first: string, last: string] {
  let [first = '', last = ''] = [keys[0], keys[0]];
  for (const key of keys) {
    if (key < first) first = key;
    if (key > last) last = key;
  }
  return [first, last];
}
