/** M5, its other half: a thousand contacts are opened once the key is there, on a phone whose processor is four times as slow. */

import { openTerenOffice } from './offices/teren-office.ts';
import type { Options } from './options.ts';
import { freshProfile, openBrowser } from './phone.ts';
import type { Figure } from './report.ts';
import { makeContacts } from './shapes.ts';

const contacts = 1000;
const slower = 4;

export async function benchUnlocked({ files, rounds }: Options): Promise<Figure> {
  const office = await openTerenOffice();
  const profile = freshProfile();
  const browser = await openBrowser(profile, files);
  try {
    await office.putContacts(makeContacts().slice(0, contacts));
    const phone = await browser.openPage(`http://localhost:${office.port}`);
    await phone.open('teren', await office.invite());
    await phone.pull();
    if ((await phone.countContacts()) !== contacts) throw new Error('Not all contacts came');
    await phone.throttle(slower);
    const teren: number[] = [];
    for (let round = 0; round <= rounds; round++) teren.push(await phone.openContacts());
    return {
      label: 'M5 1,000 contacts opened, once the key is there, at 4× CPU throttling',
      unit: 'ms',
      teren: teren.slice(1),
      target: { atMost: 500 },
    };
  } finally {
    await browser.close();
    profile.remove();
    await office.stop();
  }
}
