import { RefreshCw, TriangleAlert, UserPlus, Users } from 'lucide';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { MemberRequest } from '../../../sync/clerk.ts';
import { useApp } from '../../app.ts';
import type { Device, Member } from '../../desk.ts';
import { locale, t } from '../../locales/t.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { Empty, Loading } from '../parts/empty.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { DoneList, useUndoable } from '../parts/undoable.tsx';
import { useDeeds } from '../people/deeds.ts';
import { DeviceDialog } from '../people/device-dialogs.tsx';
import type { DeviceQuestion } from '../people/device-row.tsx';
import { Knocking } from '../people/knocking.tsx';
import { MemberDialog } from '../people/member-dialog.tsx';
import { Person } from '../people/person.tsx';
import { PhoneDialog } from '../people/phone-dialog.tsx';
import { Unchanged } from '../people/unchanged.tsx';
import { type People, usePeople } from '../people/use-people.ts';
import '../people/people.css';

/** Who belongs to the office, with which phones, and what may be done about them. Needs the office's answer. */
export function PeoplePage() {
  const { session } = useApp();
  return (
    <div class="page">
      <PageHead title={t('people.title')} kicker={t('place.desk')} />
      {session.role === 'clerk' ? <Office /> : <p>{t('people.clerkOnly')}</p>}
    </div>
  );
}

/** The dialog that is open. */
type Open =
  | { readonly kind: 'person'; readonly member?: Member }
  | { readonly kind: 'phone'; readonly member: Member }
  | { readonly kind: 'device'; readonly question: DeviceQuestion; readonly device: Device };

function Office() {
  const { desk } = useApp();
  const { route } = useLocation();
  const people = usePeople();
  const undoable = useUndoable();
  const deeds = useDeeds(people.load);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const add = async (request: MemberRequest) => {
    const result = await desk.saveMember(request);
    if (!result.ok) return result.code;
    await people.load();
    setOpen({ kind: 'phone', member: result.member });
    return undefined;
  };
  const change = (before: Member) => async (request: MemberRequest) => {
    const deed = deeds.change(before, request);
    let failed: string | undefined;
    const run = async () => {
      const result = await deed.run();
      failed = result.ok ? undefined : result.code;
      return result;
    };
    // Done as a deed, so that it stands among what was done, with its way back.
    if (await undoable.act({ ...deed, run })) close();
    return failed;
  };
  const waits = people.devices ?? [];
  const inDialog = open !== undefined;
  return (
    <>
      <Knocking devices={waits} deeds={deeds} undoable={undoable} />
      <DoneList of={{ ...undoable, problem: undefined }} />
      {undoable.problem !== undefined && !inDialog && <Unchanged code={undoable.problem} />}
      {people.problem !== undefined && <ProblemBanner code={people.problem} />}
      <div class="actions">
        <Button look="main" icon={UserPlus} onClick={() => setOpen({ kind: 'person' })}>
          {t('people.add')}
        </Button>
        <Button look="quiet" icon={RefreshCw} onClick={people.load}>
          {t('devices.refresh')}
        </Button>
      </div>
      <NoAddress />
      <List
        people={people}
        of={(member, devices) => (
          <Person
            key={member.member}
            member={member}
            devices={devices}
            deeds={deeds}
            undoable={undoable}
            onChange={() => setOpen({ kind: 'person', member })}
            onAddPhone={() => setOpen({ kind: 'phone', member })}
            onAsk={(question, device) => setOpen({ kind: 'device', question, device })}
          />
        )}
      />
      {open?.kind === 'person' && (
        <MemberDialog
          member={open.member}
          onSave={open.member === undefined ? add : change(open.member)}
          onClose={close}
        />
      )}
      {open?.kind === 'phone' && <PhoneDialog member={open.member} people={people} onClose={close} />}
      {open?.kind === 'device' && (
        <DeviceDialog
          {...open}
          deeds={deeds}
          undoable={undoable}
          onClose={close}
          onLost={() => route(`/desk/people/lost/${open.device.device}`)}
        />
      )}
    </>
  );
}

interface ListProps {
  readonly people: People;
  readonly of: (member: Member, devices: readonly Device[]) => preact.JSX.Element;
}

function List({ people: { members, devices, problem }, of }: ListProps) {
  if (members === undefined || devices === undefined) {
    return problem === undefined ? <Loading label={t('app.loading')} /> : null;
  }
  const byName = new Intl.Collator(locale());
  return (
    <>
      <ul class="people" aria-label={t('people.list')}>
        {members
          .toSorted((a, b) => byName.compare(a.name, b.name))
          .map((member) => of(member, devicesOf(member, devices)))}
      </ul>
      {members.length === 1 && <Empty icon={Users} title={t('people.alone')} text={t('people.alone.text')} />}
    </>
  );
}

function devicesOf({ member }: Member, devices: readonly Device[]): readonly Device[] {
  return devices.filter((device) => device.member === member).toSorted((a, b) => a.enrolledAt - b.enrolledAt);
}

/** A phone installs from a trusted https address only; without one the code works in this computer's browsers alone. */
function NoAddress() {
  const { session } = useApp();
  if (session.publicUrl?.startsWith('https://')) return null;
  return (
    <Banner tone="warn" icon={TriangleAlert}>
      <p>
        <strong>{t('devices.noAddress')}</strong>
      </p>
      <p>{t('devices.noAddress.what', { url: 'PUBLIC_URL', cert: 'HTTPS_CERT', key: 'HTTPS_KEY' })}</p>
    </Banner>
  );
}
