/** M7: two phones without a network count on one event, a hundred taps each; afterwards both and the office know two hundred. */

import { openTerenOffice } from './offices/teren-office.ts';
import type { Options } from './options.ts';
import { freshProfile, openBrowser } from './phone.ts';
import type { Figure } from './report.ts';

const taps = 100;

export async function benchTogether({ files }: Options): Promise<readonly Figure[]> {
  const office = await openTerenOffice();
  const profiles = [freshProfile(), freshProfile()];
  const browsers = await Promise.all(profiles.map((profile) => openBrowser(profile, files)));
  try {
    const phones = await Promise.all(browsers.map((browser) => browser.openPage(`http://localhost:${office.port}`)));
    for (const phone of phones) await phone.open('teren', await office.invite());
    await Promise.all(phones.map((phone) => phone.tap(taps)));
    // Both at once, then once more: what the other brought meanwhile.
    await Promise.all(phones.map((phone) => phone.push()));
    for (const phone of phones) await phone.push();
    const counts = await Promise.all(phones.map((phone) => phone.countPeople()));
    const figures = [...counts, await office.countTallies()];
    return [
      {
        label: 'M7 two phones, 100 offline taps each on one count: both phones and the office',
        unit: '',
        teren: figures,
        target: { exactly: 2 * taps },
      },
    ];
  } finally {
    for (const browser of browsers) await browser.close();
    for (const profile of profiles) profile.remove();
    await office.stop();
  }
}
