/** Starting an event from a screen, and saying that one did not take place. */

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { notHeldWrites, type Occasion, startEvent } from '../../domain/event.ts';
import type { NotHeldReason } from '../../domain/kinds.ts';
import { startPlanned } from '../../domain/planning.ts';
import { mayWrite } from '../../domain/roles.ts';
import type { Entry } from '../../domain/scalar.ts';
import { type App, useApp } from '../app.ts';

/** Here and now, on this device. */
export function occasionOf({ session, clock, newId }: App): Occasion {
  return {
    id: newId(),
    device: session.device,
    sheetLabel: session.deviceName,
    day: clock.today(),
    time: clock.time(),
    zone: clock.zone,
    nowMs: clock.now(),
  };
}

export interface EventStarter {
  /** False for people who only look. */
  readonly allowed: boolean;
  /** What the disk answered, when it refused. */
  readonly problem: string | undefined;
  readonly busy: boolean;
  /** Starts an event and goes to its counter. activity: none for one outside the plan. */
  start(activity: Entry | undefined, title: string): Promise<void>;
  /** Starts what was planned, and goes to its counter. */
  startPlanned(event: Entry): Promise<void>;
  /** Records that it did not take place; gives the record's id, or nothing when the disk refused. */
  notHeld(activity: Entry, title: string, reason: NotHeldReason): Promise<string | undefined>;
}

export function useEventStarter(): EventStarter {
  const app = useApp();
  const { route } = useLocation();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const write = async (writes: ReturnType<typeof startEvent>) => {
    setBusy(true);
    const result = await app.store.write(writes);
    setBusy(false);
    setProblem(result.ok ? undefined : result.code);
    return result.ok;
  };
  return {
    allowed: mayWrite(app.session.role, 'event', 'title'),
    problem,
    busy,
    start: async (activity, title) => {
      const occasion = occasionOf(app);
      if (await write(startEvent(occasion, activity, title))) route(`/event/${occasion.id}`);
    },
    startPlanned: async (event) => {
      if (await write(startPlanned(occasionOf(app), event))) route(`/event/${event.id}`);
    },
    notHeld: async (activity, title, reason) => {
      const occasion = occasionOf(app);
      return (await write(notHeldWrites(occasion, activity, title, reason))) ? occasion.id : undefined;
    },
  };
}
