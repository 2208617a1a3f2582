import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteChange, type OfficeServer, type Phone, startOffice } from './office-server.ts';

describe.each(['memory', 'SQLite'] as const)('the size of a page is the phone’s wish (%s)', (backend) => {
  let office: OfficeServer;
  let clerk: Phone;
  const note = (n: number) => noteChange('x'.repeat(400), n, 'phone-a', null, `01h00000000000000000event${n}`);

  beforeEach(async () => {
    office = await startOffice({ backend });
    clerk = await office.open();
    await clerk.sync([1, 2, 3, 4, 5, 6].map(note));
  });
  afterEach(() => office.close());

  it('a slow line gets small pages, and together they are all there is', async () => {
    const sizes: number[] = [];
    let cursors = {};
    for (let more = true; more; ) {
      const reply = await clerk.sync([], { cursors, pageBytes: 1000 });
      sizes.push(reply.parts.length);
      cursors = reply.cursors;
      more = reply.more;
    }
    expect(sizes.length).toBeGreaterThan(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(6);
  });

  it('0 brings only the answers: what is sent is taken in, the cursors stay, and there is more', async () => {
    const reply = await clerk.sync([note(7)], { cursors: { open: 2 }, pageBytes: 0 });
    expect(reply).toMatchObject({ answers: ['accepted'], parts: [], cursors: { open: 2 }, more: true });
    expect((await clerk.sync([], { cursors: reply.cursors })).parts).toHaveLength(5);
  });

  it('a larger one than the office gives is no wish but a mistake', async () => {
    for (const pageBytes of [2_000_001, -1, 1.5, '9']) {
      expect(await clerk.sync([], { pageBytes })).toMatchObject({ problem: { code: 'bad-request' } });
    }
  });
});
