import { Eye, Phone } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import './club.css';

/** A phone number that nobody reads over a shoulder: it shows after a tap, and the next tap calls. */
export function PhoneNumber({ phone, name }: { readonly phone: string; readonly name: string }) {
  const [isShown, show] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // The button under the finger or the keyboard is gone: its place is taken by the link.
    if (isShown) link.current?.focus({ preventScroll: true });
  }, [isShown]);
  if (!isShown) {
    return (
      <Button look="quiet" icon={Eye} label={t('club.showNumberOf', { name })} onClick={() => show(true)}>
        {t('club.showNumber')}
      </Button>
    );
  }
  return (
    <a ref={link} class="button button-plain phone-call" href={telOf(phone)}>
      <Icon of={Phone} />
      <span>
        <span class="unseen">{t('club.callTo', { name })}</span>
        <span aria-hidden="true">{t('club.call')}</span> <span class="digits phone-digits">{grouped(phone)}</span>
      </span>
    </a>
  );
}

/** What a phone dials: digits and a leading plus. */
function telOf(phone: string): string {
  return `tel:${phone.trim().startsWith('+') ? '+' : ''}${phone.replace(/\D/g, '')}`;
}

/** Nine digits in threes, as people say them; anything else as it was written. */
export function grouped(phone: string): string {
  const plain = phone.replace(/[\s-]/g, '');
  return /^\d{9}$/.test(plain) ? plain.replace(/(\d{3})(?=\d)/g, '$1\u00a0') : phone;
}
