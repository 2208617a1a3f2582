/** What the person of an open copy may do, as each answer of the office says it. Comes with the first answer. */
import type { Rights } from '../sync/exchange.ts';
import { keepRights as keepInRegistry } from './store/partings.ts';
import type { Registry, Seat } from './store/registry.ts';
import type { AppState } from './view-state.ts';

/** What the office says of the person's rights, as soon as it differs: for the screens, and for the next start. */
export async function keepRights(registry: Registry, state: AppState, session: Seat, rights: Rights): Promise<void> {
  const known = state.getState().rights ?? session;
  const isSame = known.role === rights.role && known.authorised === rights.authorised;
  if (isSame && known.leaseDays === rights.leaseDays) return;
  await keepInRegistry(registry, session.member, rights);
  const { rightsBefore = { role: known.role, authorised: known.authorised } } = state.getState();
  state.setState({ rights, ...(isSame ? {} : { rightsBefore }) });
}
