/** The copy that a page has open goes from this phone. Loaded only then. */
import { forgetNote } from './notes.ts';
import { type PartingPowers, part } from './parting.ts';
import type { Parting } from './store/registry.ts';
import type { Store } from './store/store.ts';

interface PagePowers extends Omit<PartingPowers, 'forgetNote'> {
  readonly storage: Storage;
  readonly store: Store;
  readonly tabs: { gone(): void };
  /** Begins anew, with what is left on this phone. */
  readonly begin: () => void;
}

/** False: something in it is unsent after all, and the page goes on with it. */
export async function partInPage({ store, tabs, begin, ...powers }: PagePowers, parting: Parting): Promise<boolean> {
  store.powers.database.close();
  const forget = (member: string) => forgetNote(powers.storage, member);
  const isGone = await part({ ...powers, forgetNote: forget }, parting, tabs.gone);
  if (isGone) begin();
  else await store.mend();
  return isGone;
}
