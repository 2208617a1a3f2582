/**
 * What the office needs for the report of a lost phone (art. 33 GDPR), as text: what can have been on it, how it was locked, what
 * was done, what the law wants. Kinds, counts and names of fields, never a value. Pure.
 */
import { sealedClasses } from '../../../domain/kinds.ts';
import type { Holdings } from '../../desk.ts';
import { plural, t } from '../../locales/t.ts';
import { fieldWords, momentWords } from '../record/field-words.ts';
import { kindWords } from '../record/names.ts';

export interface LostPhone {
  readonly holdings: Holdings;
  readonly officeName: string;
  readonly nowMs: number;
  /** In which the times are written. */
  readonly zone: string;
}

export interface LostReport {
  readonly heading: string;
  readonly lead: readonly string[];
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[];
}

/** How long the controller has, from when the breach is known. */
const reportMs = 72 * 3_600_000;

export function lostReport(phone: LostPhone): LostReport {
  const { device } = phone.holdings;
  const when = (ms: number) => momentWords(ms, phone.zone);
  return {
    heading: t('report.heading', { device: device.deviceName }),
    lead: [
      t('report.office', { office: phone.officeName }),
      t('report.person', { person: device.memberName, role: t(`role.${device.role}`) }),
      t('report.enrolled', { when: when(device.enrolledAt) }),
      device.lastContactAt === null
        ? t('report.contact.never')
        : t('report.contact', { when: when(device.lastContactAt) }),
      t('report.made', { when: when(phone.nowMs) }),
    ],
    sections: [
      { heading: t('report.state'), lines: stateLines(phone, when) },
      { heading: t('report.held'), lines: heldLines(phone.holdings) },
      { heading: t('report.lock'), lines: lockLines(phone, when) },
      { heading: t('report.law'), lines: lawLines(phone.holdings, when) },
      {
        heading: t('report.fill'),
        lines: (['when', 'known', 'screen', 'effects', 'officer'] as const).map((each) => t(`report.fill.${each}`)),
      },
    ],
  };
}

/** What can be on a device that is in use: the part of it that a clerk may ask for at any time. */
export function heldReport(phone: LostPhone): LostReport {
  const when = (ms: number) => momentWords(ms, phone.zone);
  const { device } = phone.holdings;
  return {
    heading: t('report.heading.now', { device: device.deviceName }),
    lead: [
      device.lastContactAt === null
        ? t('report.contact.never')
        : t('report.contact', { when: when(device.lastContactAt) }),
      t('report.made', { when: when(phone.nowMs) }),
    ],
    sections: [
      { heading: t('report.held'), lines: heldLines(phone.holdings) },
      { heading: t('report.lock'), lines: lockLines(phone, when) },
    ],
  };
}

/** The report as one text, for a letter or a form. */
export function reportText({ heading, lead, sections }: LostReport): string {
  const blocks = sections.map((section) => [section.heading, ...section.lines.map((line) => `– ${line}`)].join('\n'));
  return [[heading, ...lead].join('\n'), ...blocks].join('\n\n').replaceAll('\u00a0', ' ');
}

type When = (ms: number) => string;

function stateLines({ holdings: { device } }: LostPhone, when: When): readonly string[] {
  const { state, shutOutAt, clearedAt } = device;
  if (state !== 'lost' && state !== 'retired') {
    return [state === 'paused' ? t('report.state.paused') : t('report.state.open')];
  }
  return [
    ...(shutOutAt === null ? [] : [t(`report.state.${state}`, { when: when(shutOutAt) })]),
    clearedAt === null ? t('report.state.notCleared') : t('report.state.cleared', { when: when(clearedAt) }),
  ];
}

type Kinds = Holdings['kinds'];

function heldLines({ device, kinds }: Holdings): readonly string[] {
  const personal = kinds.filter((held) => held.class !== 'open' && held.records > 0);
  const open = kinds.filter((held) => held.class === 'open' && held.records > 0);
  const people = Math.max(0, ...personal.filter(({ kind }) => kind === 'volunteer').map(({ records }) => records));
  return [
    ...(personal.length === 0
      ? [t('report.held.none')]
      : [t('report.held.personal'), ...linesOf(personal), t('report.held.people', { count: people })]),
    ...(open.length === 0 ? [] : [t('report.held.open'), ...linesOf(open), t('report.held.notes')]),
    ...(device.unsent > 0 ? [plural('report.held.unsent', device.unsent)] : []),
    t('report.held.owner'),
  ];
}

/** A line for each kind; a record that lies in several classes is one. */
function linesOf(kinds: Kinds): readonly string[] {
  return [...new Set(kinds.map(({ kind }) => kind))].map((kind) => {
    const same = kinds.filter((held) => held.kind === kind);
    const fields = [
      ...new Set(same.flatMap((held) => held.fields.filter((name) => name !== 'erased').map(plainWords))),
    ];
    return t('report.held.line', {
      kind: kindWords(kind),
      count: Math.max(...same.map(({ records }) => records)),
      fields: fields.join(', '),
    });
  });
}

const noNames = { lists: {}, device: '', devices: new Map<string, string>() };

/** Without what a family's field bears in its name: that is a value already. */
function plainWords(field: string): string {
  return fieldWords(field.split(/[~/]/, 1)[0] ?? field, noNames);
}

function lockLines({ holdings, nowMs }: LostPhone, when: When): readonly string[] {
  const { device, kinds, leaseEndsAt } = holdings;
  const hasContacts = kinds.some((held) => sealedClasses.includes(held.class) && held.records > 0);
  const hasTeam = kinds.some((held) => held.class === 'team' && held.records > 0);
  const isLeased = hasContacts && leaseEndsAt !== null && device.clearedAt === null;
  return [
    hasContacts ? t(`report.lock.${device.lock ?? 'unknown'}`) : t('report.lock.none'),
    ...(hasTeam ? [t('report.lock.team')] : []),
    ...(isLeased
      ? [t(leaseEndsAt < nowMs ? 'report.lock.leaseOver' : 'report.lock.lease', { when: when(leaseEndsAt) })]
      : []),
  ];
}

function lawLines({ device: { state, shutOutAt } }: Holdings, when: When): readonly string[] {
  const isKnown = state === 'lost' && shutOutAt !== null;
  return [
    t('report.law.hours'),
    ...(isKnown ? [t('report.law.until', { when: when(shutOutAt + reportMs) })] : []),
    t('report.law.unlikely'),
    t('report.law.people'),
    t('report.law.register'),
  ];
}
