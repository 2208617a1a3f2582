import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freePort, startEndpoint } from '../e2e/endpoint.ts';
import { change, countedAt, enrol, newEvent, openExample, tap } from './bare-phone.ts';

const hourMs = 3_600_000;

it('row 37 · the office’s clock jumps back an hour: sessions and codes hold, readers miss nothing, the later edit stands', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'teren-clock-'));
  const file = join(folder, 'off-by');
  const setClock = (ms: number) => writeFileSync(file, String(ms));
  setClock(0);
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort(), {
    env: { CLOCK_IS_OFF_BY: file },
    preload: './test/faults/preload/clock.ts',
  });
  try {
    const clerk = await openExample(endpoint.url, endpoint.link);
    const phone = await enrol(endpoint.url, await clerk.code('organizer'));
    const event = await newEvent(clerk);
    await phone.send([tap(phone, event)]);
    const code = await clerk.code('organizer');
    const { cursors } = await clerk.read();

    setClock(-hourMs);
    const heard = await phone.sync([tap(phone, event)]);
    expect(heard).toMatchObject({ answers: ['accepted'] });
    expect(Math.abs(Number((heard as { officeTime: number }).officeTime) + hourMs - Date.now())).toBeLessThan(60_000);
    const note = change(phone, 'event', event, { note: 'przed deszczem' });
    await phone.send([note]);
    // The phone has heard the office's earlier time; what it writes over is still the earlier value.
    await phone.send([
      {
        ...note,
        fields: { note: 'po deszczu' },
        stamp: [note.stamp[0] + 1, note.stamp[1]],
        base: { note: note.stamp },
      },
    ]);
    const { parts } = await clerk.read(cursors);
    expect(parts.filter(({ kind }) => kind === 'tally')).toHaveLength(1);
    expect(parts.find(({ kind, id }) => kind === 'event' && id === event)?.cells['note']?.[0]).toBe('po deszczu');
    const later = await enrol(endpoint.url, code);
    await later.send([tap(later, event)]);

    setClock(0);
    await phone.send([tap(phone, event)]);
    expect(await countedAt(clerk, event)).toEqual({ tallies: 4, sum: 4 });
  } finally {
    await endpoint.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
