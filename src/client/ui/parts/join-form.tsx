import { KeyRound, Smartphone } from 'lucide';
import { useState } from 'preact/hooks';
import type { EnrolRequest } from '../../../sync/protocol.ts';
import { t } from '../../locales/t.ts';
import { plainCode, suggestDeviceName } from '../device-name.ts';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';
import { ProblemBanner } from './problem-banner.tsx';

export type Entered = Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string }>;

/** Follows one way in: busy meanwhile, the problem afterwards. On success the whole page goes. */
export function useEntering() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const enter = async (entered: Entered) => {
    setBusy(true);
    const result = await entered;
    setBusy(result.ok);
    setProblem(result.ok ? undefined : result.code);
  };
  return { busy, enter, problem: problem !== undefined && <ProblemBanner code={problem} /> };
}

interface JoinFormProps {
  /** From the link that opened the page; without it the person types one. */
  readonly code?: string | undefined;
  /** What the device is called, where it has a name already. */
  readonly name?: string;
  enrol(request: EnrolRequest): Entered;
}

/** A phone joins with the office's code: from the link, or typed. */
export function JoinForm({ code: given, name, enrol }: JoinFormProps) {
  const { busy, enter, problem } = useEntering();
  const [typed, setTyped] = useState('');
  const [deviceName, setDeviceName] = useState(name ?? suggestDeviceName(navigator.userAgent));
  const [isChecked, check] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    check(true);
    const code = given ?? plainCode(typed);
    if (code === '' || deviceName.trim() === '' || busy) return;
    void enter(enrol({ code, deviceName: deviceName.trim() }));
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      {given === undefined && (
        <TextField
          label={t('start.code')}
          hint={t('start.code.hint')}
          error={isChecked && plainCode(typed) === '' ? t('start.code.missing') : undefined}
          value={typed}
          onInput={setTyped}
          autoCapitalize="none"
          autoComplete="one-time-code"
          spellcheck={false}
          maxLength={40}
        />
      )}
      <TextField
        label={t('start.deviceName')}
        hint={t('start.deviceName.hint')}
        error={isChecked && deviceName.trim() === '' ? t('start.deviceName.missing') : undefined}
        value={deviceName}
        onInput={setDeviceName}
        maxLength={120}
      />
      {problem}
      <Button look="main" icon={given === undefined ? KeyRound : Smartphone} type="submit" wide busy={busy}>
        {t('start.join.now')}
      </Button>
    </form>
  );
}
