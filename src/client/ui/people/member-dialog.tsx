import { useState } from 'preact/hooks';
import { type Role, roles } from '../../../domain/roles.ts';
import type { MemberRequest } from '../../../sync/clerk.ts';
import type { Member } from '../../desk.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ChoiceField, TextField } from '../parts/field.tsx';
import { Unchanged } from './unchanged.tsx';

interface MemberDialogProps {
  /** undefined: a new person. */
  readonly member: Member | undefined;
  /** Resolves with the code of what went wrong; what was typed then stays. */
  readonly onSave: (request: MemberRequest) => Promise<string | undefined>;
  readonly onClose: () => void;
}

/** A person: the name, what she may do, and from when to when she may handle personal data. */
export function MemberDialog({ member, onSave, onClose }: MemberDialogProps) {
  const [name, setName] = useState(member?.name ?? '');
  const [role, setRole] = useState<Role>(member?.role ?? 'organizer');
  const [from, setFrom] = useState(member?.authorisedFrom ?? '');
  const [to, setTo] = useState(member?.authorisedTo ?? '');
  const [isChecked, check] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isBackwards = from !== '' && to !== '' && to < from;
  const submit = async (event: Event) => {
    event.preventDefault();
    check(true);
    if (name.trim() === '' || isBackwards || busy) return;
    setBusy(true);
    const failed = await onSave({
      ...(member === undefined ? {} : { member: member.member }),
      name: name.trim(),
      role,
      authorisedFrom: from === '' ? null : from,
      authorisedTo: to === '' ? null : to,
    });
    setBusy(false);
    setProblem(failed);
  };
  return (
    <Dialog
      title={member === undefined ? t('people.add') : t('member.change.label', { person: member.name })}
      onClose={onClose}
    >
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={t('start.yourName')}
          error={isChecked && name.trim() === '' ? t('start.yourName.missing') : undefined}
          value={name}
          onInput={setName}
          autoComplete="off"
          maxLength={120}
        />
        <ChoiceField
          label={t('member.role')}
          value={role}
          onChoose={setRole}
          options={roles.map((value) => ({ value, label: t(`role.${value}`), hint: t(`role.${value}.may`) }))}
        />
        <div class="authorised">
          <TextField label={t('member.from')} type="date" value={from} onInput={setFrom} />
          <TextField
            label={t('member.to')}
            type="date"
            value={to}
            onInput={setTo}
            error={isChecked && isBackwards ? t('member.order') : undefined}
          />
        </div>
        <p class="quiet small">{t('member.authorised')}</p>
        {problem !== undefined && <Unchanged code={problem} />}
        <Button look="main" type="submit" wide busy={busy}>
          {member === undefined ? t('member.addNow') : t('app.save')}
        </Button>
      </form>
    </Dialog>
  );
}
