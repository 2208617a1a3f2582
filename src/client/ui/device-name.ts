/** A first name for this device, for the person to change: it stands beside what was counted on it. */
import { t } from '../locales/t.ts';

/** agent: the browser's own description of itself. */
export function suggestDeviceName(agent: string): string {
  if (/iPad/.test(agent)) return t('device.tablet');
  if (/iPhone/.test(agent)) return t('device.iphone');
  if (/Android/.test(agent)) return /Mobile/.test(agent) ? t('device.android') : t('device.tablet');
  return t('device.computer');
}

/** A device's code as people read and type it: groups of five. */
export function groupedCode(code: string): string {
  return code.replace(/.{5}(?=.)/g, (group) => `${group} `);
}

/** What was typed, without the blanks and dashes between the groups. */
export function plainCode(typed: string): string {
  return typed.replace(/[\s-]/g, '').toLowerCase();
}
