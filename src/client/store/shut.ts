/** For those who only send what is there, with nobody to unlock anything: the service worker. */
import type { Mail } from './letters.ts';
import type { Seal } from './seal.ts';
import { VaultLocked } from './vault.ts';

const locked = () => Promise.reject(new VaultLocked());

export const shutSeal: Seal = { isOpen: false, seal: locked, open: locked };
export const noMail: Mail = { toOffice: locked, toSelf: locked, fromSelf: locked };
