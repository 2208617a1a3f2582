/**
 * Takes a person's copy from this phone, if the office has all of it. All or nothing, whatever is killed in between: the
 * look for something unsent and the dropping of all tables are one upgrade, for which the browser shuts everybody else out.
 */
import { dropVersion } from './connection.ts';

/** False when something in it is unsent; then it is as it was. Also true when there is none. Closed connections of one's own first. */
export async function dropCopy(factory: IDBFactory, name: string): Promise<boolean> {
  const isEmptied = await emptied(factory, name);
  if (isEmptied) await done(factory.deleteDatabase(name));
  return isEmptied;
}

function emptied(factory: IDBFactory, name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, dropVersion);
    let isUnsent = false;
    request.addEventListener('upgradeneeded', () => {
      const { result: database, transaction } = request;
      if (transaction === null) return;
      const decide = (count: number) => {
        isUnsent = count > 0;
        if (isUnsent) transaction.abort();
        else for (const table of Array.from(database.objectStoreNames)) database.deleteObjectStore(table);
      };
      countUnsent(transaction).then(decide, () => transaction.abort());
    });
    request.addEventListener('success', () => {
      request.result.close();
      resolve(true);
    });
    request.addEventListener('error', (event) => {
      event.preventDefault();
      if (isUnsent) resolve(false);
      else reject(request.error ?? new Error('The copy was not dropped'));
    });
  });
}

/** What the office has not answered for. A letter stands for the sealed change in its page, which may be locked. */
async function countUnsent(transaction: IDBTransaction): Promise<number> {
  const tables = transaction.objectStoreNames;
  const indexed = ['records', tables.contains('letters') ? 'letters' : 'pages'].filter((name) => tables.contains(name));
  const counts = indexed.map((name) => {
    const table = transaction.objectStore(name);
    // What the office only holds aside has -1 there (`heldOnly`).
    if (name !== 'letters') return done(table.index('unsent').count(IDBKeyRange.lowerBound(0)));
    return done(table.getAll()).then((letters) => letters.filter(({ told }) => told === undefined).length);
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The disk did not answer')));
  });
}
