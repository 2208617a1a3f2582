/** Finds what was counted after events were over, by the ids alone: they begin with their time, so nothing else is read. */
import { newId } from '../../domain/id.ts';
import { closedSince } from '../../domain/late.ts';
import type { Entry } from '../../domain/scalar.ts';
import { eventRange } from './database.ts';
import { fieldsOf, isErasedPart } from './record.ts';
import type { Store } from './store.ts';

/** An id is made a moment before its tally's own time; a minute is plenty. */
const slackMs = 60_000;
const noNoise = new Uint8Array(10);

/** The tallies that may be late, by event; `lateOf` decides. */
export async function readLateTallies(
  store: Store,
  events: Iterable<Entry>,
): Promise<ReadonlyMap<string, readonly Entry[]>> {
  const { database } = store.powers;
  const closed = [...events].flatMap((event) => {
    const since = closedSince(event.fields);
    return since === undefined ? [] : { id: event.id, at: since.at };
  });
  return database.transaction('r', database.records, async () => {
    const found = await Promise.all(
      closed.map(async ({ id, at }) => {
        const [first, end] = eventRange('tally', id);
        const from = `${first}${newId(at - slackMs, noNoise)}`;
        const rows = await database.records.where('key').between(from, end).toArray();
        return [
          id,
          rows.filter((row) => !isErasedPart(row)).map((row) => ({ id: row.id, fields: fieldsOf(row) })),
        ] as const;
      }),
    );
    return new Map(found.filter(([, tallies]) => tallies.length > 0));
  });
}
