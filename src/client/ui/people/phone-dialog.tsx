import { Check } from 'lucide';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { useApp } from '../../app.ts';
import type { MadeCode, Member } from '../../desk.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Loading } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { useUndoable } from '../parts/undoable.tsx';
import { useDeeds } from './deeds.ts';
import { Knocking } from './knocking.tsx';
import { PhoneCode } from './phone-code.tsx';
import { Unchanged } from './unchanged.tsx';
import type { People } from './use-people.ts';

/** How often the office is asked who used the code. */
const askMs = 3_000;

interface PhoneDialogProps {
  readonly member: Member;
  readonly people: People;
  readonly onClose: () => void;
}

/** A code for another phone of a person, and the phone that used it, to be confirmed here and now. */
export function PhoneDialog({ member, people, onClose }: PhoneDialogProps) {
  const { load } = people;
  const undoable = useUndoable();
  const deeds = useDeeds(load);
  useEffect(() => {
    const timer = setInterval(() => void load(), askMs);
    return () => clearInterval(timer);
  }, [load]);
  const devices = people.devices?.filter((device) => device.member === member.member) ?? [];
  const isWanted = devices.some(({ state }) => state === 'waiting');
  const [done] = undoable.done;
  return (
    <Dialog title={t('newPhone.title', { person: member.name })} onClose={onClose}>
      <Knocking devices={devices} deeds={deeds} undoable={undoable} />
      {undoable.problem !== undefined && <Unchanged code={undoable.problem} />}
      {/* What was confirmed is said in the place of the code, which it has spent. */}
      <div role="status">
        {done !== undefined && !isWanted && (
          <p class="phone-done">
            <Icon of={Check} /> <span>{done.deed.words}</span>
          </p>
        )}
      </div>
      {done === undefined && !isWanted && <Code member={member} />}
      {done !== undefined && (
        <Button look="main" wide onClick={onClose}>
          {t('newPhone.close')}
        </Button>
      )}
    </Dialog>
  );
}

function Code({ member }: { readonly member: Member }) {
  const { desk } = useApp();
  const [made, setMade] = useState<MadeCode>();
  const [problem, setProblem] = useState<string>();
  const { member: id } = member;
  const make = useCallback(async () => {
    const result = await desk.makeCode(id);
    setProblem(result.ok ? undefined : result.code);
    if (result.ok) setMade(result);
  }, [desk, id]);
  useEffect(() => void make(), [make]);
  if (problem !== undefined) {
    return (
      <>
        <Unchanged code={problem} />
        <Button wide onClick={make}>
          {t('newPhone.again')}
        </Button>
      </>
    );
  }
  if (made === undefined) return <Loading label={t('app.loading')} />;
  return <PhoneCode made={made} person={member.name} onAnother={make} />;
}
