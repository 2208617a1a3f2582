/** M2: a thousand tallies made offline, sent until they are durable at the office. */
import { type Link, openLink } from './link.ts';
import { openBareOffice } from './offices/bare-office.ts';
import type { Office } from './offices/office.ts';
import { openTerenOffice } from './offices/teren-office.ts';
import type { Options } from './options.ts';
import type { Pushed } from './page/bench.ts';
import type { Name } from './page/subject.ts';
import { freshProfile, openBrowser } from './phone.ts';
import type { Figure } from './report.ts';

const tallies = 1000;
type Subject = Extract<Name, 'limit' | 'teren' | 'rxdb'>;
type Measured = { readonly times: readonly Pushed[]; readonly kib: number };

export async function benchPush(options: Options): Promise<readonly Figure[]> {
  const subjects: readonly Subject[] = ['limit', 'teren', ...options.peers.filter((peer) => peer === 'rxdb')];
  const offices = new Map<Subject, Office>();
  for (const name of subjects) offices.set(name, await (name === 'teren' ? openTerenOffice() : openBareOffice()));
  const measured = new Map<Subject, Measured>(subjects.map((name) => [name, { times: [], kib: 0 }]));
  try {
    // The first round is not timed: it goes through a line that counts bytes.
    for (let round = 0; round <= options.rounds; round++) {
      for (const [name, office] of round % 2 === 1 ? [...offices].reverse() : offices) {
        const { times, kib } = measured.get(name) ?? { times: [], kib: 0 };
        const link = round === 0 ? await openLink(office.port) : undefined;
        const pushed = await pushOnce(options.files, name, office, link);
        const there = await office.countTallies();
        if (there !== tallies * (round + 1)) throw new Error(`Not all tallies came: ${name} has ${there}`);
        if (link === undefined) measured.set(name, { times: [...times, pushed], kib });
        else measured.set(name, { times, kib: link.take().up / 1024 });
        await link?.close();
      }
    }
  } finally {
    for (const office of offices.values()) await office.stop();
  }
  return figuresOf(measured);
}

function figuresOf(measured: ReadonlyMap<Subject, Measured>): readonly Figure[] {
  const beside = (of: (one: Measured) => readonly number[]) => {
    const {
      limit = [],
      teren = [],
      ...others
    } = Object.fromEntries([...measured].map(([name, one]) => [name, of(one)]));
    return { limit, teren, others };
  };
  return [
    {
      label: 'M2 push of 1,000 made offline, durable at the office',
      unit: 'ms',
      ...beside(({ times }) => times.map(({ office }) => office)),
      target: { ratio: 1.5 },
    },
    {
      label: 'M2 until the phone knows it too',
      unit: 'ms',
      ...beside(({ times }) => times.map(({ phone }) => phone)),
    },
    { label: 'M2 bytes up', unit: 'KiB', ...beside(({ kib }) => [kib]), target: { ratio: 0.35 } },
  ];
}

async function pushOnce(
  files: Options['files'],
  name: Subject,
  office: Office,
  link: Link | undefined,
): Promise<Pushed> {
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
