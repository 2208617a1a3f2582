import { useState } from 'preact/hooks';
import type { Device } from '../../desk.ts';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import type { Deed, Undoable } from '../parts/undoable.tsx';
import type { Deeds } from './deeds.ts';
import type { DeviceQuestion } from './device-row.tsx';
import { Unchanged } from './unchanged.tsx';

interface QuestionProps {
  readonly device: Device;
  readonly deeds: Deeds;
  readonly undoable: Undoable;
  readonly onClose: () => void;
  /** The phone is shut out as lost: what is to be reported comes next. */
  readonly onLost: () => void;
}

/** What is asked before something is done with a device. */
export function DeviceDialog({ question, ...props }: QuestionProps & { readonly question: DeviceQuestion }) {
  if (question === 'rename') return <RenameDialog {...props} />;
  return question === 'retire' ? <RetireDialog {...props} /> : <LostDialog {...props} />;
}

/** Does the deed and closes; where the office did not do it, the dialog stays and says so. */
function useDoing({ undoable, onClose }: Pick<QuestionProps, 'undoable' | 'onClose'>) {
  const [busy, setBusy] = useState(false);
  const [hasFailed, fail] = useState(false);
  const act = async (deed: Deed, then = onClose) => {
    setBusy(true);
    const isDone = await undoable.act(deed);
    setBusy(false);
    fail(!isDone);
    if (isDone) then();
  };
  return { busy, act, problem: hasFailed && undoable.problem !== undefined && <Unchanged code={undoable.problem} /> };
}

function RenameDialog({ device, deeds, ...props }: QuestionProps) {
  const { busy, act, problem } = useDoing(props);
  const [name, setName] = useState(device.deviceName);
  const [error, setError] = useState<string>();
  const submit = (event: Event) => {
    event.preventDefault();
    const typed = name.trim();
    setError(typed === '' ? t('start.deviceName.missing') : undefined);
    if (typed === '' || busy) return;
    if (typed === device.deviceName) props.onClose();
    else void act(deeds.rename(device, typed));
  };
  return (
    <Dialog title={titleOf('rename', device)} onClose={props.onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <TextField label={t('rename.name')} value={name} onInput={setName} error={error} maxLength={120} />
        {problem}
        <Button look="main" type="submit" wide busy={busy}>
          {t('app.save')}
        </Button>
      </form>
    </Dialog>
  );
}

function RetireDialog({ device, deeds, ...props }: QuestionProps) {
  const { busy, act, problem } = useDoing(props);
  return (
    <Dialog title={titleOf('retire', device)} onClose={props.onClose}>
      <p>{t('retire.text')}</p>
      {problem}
      <Button look="bad" wide busy={busy} onClick={() => act(deeds.retire(device))}>
        {t('retire.now')}
      </Button>
      <Button wide onClick={props.onClose}>
        {t('app.cancel')}
      </Button>
    </Dialog>
  );
}

/** The one act that a person has to read about first: nobody can take it back. */
function LostDialog({ device, deeds, onLost, ...props }: QuestionProps) {
  const { busy, act, problem } = useDoing(props);
  return (
    <Dialog title={titleOf('lost', device)} onClose={props.onClose}>
      <ul class="losing">
        <li>{t('losing.once')}</li>
        <li>{t('losing.contact')}</li>
        <li>{t('losing.silent')}</li>
        <li>{t('losing.final')}</li>
        <li>{t('losing.report')}</li>
      </ul>
      {problem}
      <Button look="bad" wide busy={busy} onClick={() => act(deeds.lost(device), onLost)}>
        {t('losing.now')}
      </Button>
      <Button wide onClick={props.onClose}>
        {t('app.cancel')}
      </Button>
    </Dialog>
  );
}

function titleOf(question: DeviceQuestion, { deviceName }: Device): string {
  return t('deviceAct.label', { act: t(`deviceAct.${question}`), device: deviceName });
}
