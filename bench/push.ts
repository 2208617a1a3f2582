/** M2: a thousand tallies made offline, sent until they are durable at the office. */
import { type Link, openLink } from './link.ts';
import { openBareOffice } from './offices/bare-office.ts';
import type { Office } from './offices/office.ts';
import { openTerenOffice } from './offices/teren-office.ts';
import type { Options } from './options.ts';
import type { Pushed } from './page/bench.ts';
import { freshProfile, openBrowser } from './phone.ts';
import type { Figure } from './report.ts';

const tallies = 1000;
const subjects = ['limit', 'teren'] as const;
type Name = (typeof subjects)[number];

export async function benchPush({ rounds, files }: Options): Promise<readonly Figure[]> {
  const offices: Record<Name, Office> = { limit: await openBareOffice(), teren: await openTerenOffice() };
  const made: Record<Name, number> = { limit: 0, teren: 0 };
  const times: Record<Name, Pushed[]> = { limit: [], teren: [] };
  const kib: Record<Name, number> = { limit: 0, teren: 0 };
  try {
    // The first round is not timed: it goes through a line that counts bytes.
    for (let round = 0; round <= rounds; round++) {
      for (const name of round % 2 === 1 ? subjects.toReversed() : subjects) {
        const link = round === 0 ? await openLink(offices[name].port) : undefined;
        const pushed = await pushOnce(files, name, offices[name], link);
        made[name] += tallies;
        const there = await offices[name].countTallies();
        if (there !== made[name]) throw new Error(`${made[name]} tallies were sent, ${name} has ${there}`);
        if (link === undefined) times[name].push(pushed);
        else kib[name] = link.take().up / 1024;
        await link?.close();
      }
    }
  } finally {
    for (const name of subjects) await offices[name].stop();
  }
  const of = (name: Name, which: keyof Pushed) => times[name].map((pushed) => pushed[which]);
  return [
    {
      label: 'M2 push of 1,000 made offline, durable at the office',
      unit: 'ms',
      limit: of('limit', 'office'),
      teren: of('teren', 'office'),
      target: { ratio: 1.5 },
    },
    { label: 'M2 until the phone knows it too', unit: 'ms', limit: of('limit', 'phone'), teren: of('teren', 'phone') },
    { label: 'M2 bytes up', unit: 'KiB', limit: [kib.limit], teren: [kib.teren], target: { ratio: 0.35 } },
  ];
}

async function pushOnce(files: Options['files'], name: Name, office: Office, link: Link | undefined): Promise<Pushed> {
  const profile = freshProfile();
  const browser = await openBrowser(profile, files);
  try {
    const phone = await browser.openPage(`http://localhost:${link?.port ?? office.port}`);
    await phone.open(name, await office.invite());
    if (name === 'teren') await phone.push(); // What a phone that has just come in asks first.
    await phone.fill(tallies, false);
    link?.take();
    return await phone.push();
  } finally {
    await browser.close();
    profile.remove();
  }
}
