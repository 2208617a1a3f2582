/** The office's people and devices, as the office last told them; asked again when something was done. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { useApp } from '../../app.ts';
import type { Device, Member } from '../../desk.ts';

export interface People {
  /** undefined: the office has not answered yet. */
  readonly members: readonly Member[] | undefined;
  readonly devices: readonly Device[] | undefined;
  /** Why it did not answer the last time: a code of the catalogue. What it said before stays. */
  readonly problem: string | undefined;
  load(): Promise<void>;
}

export function usePeople(): People {
  const { desk } = useApp();
  const [members, setMembers] = useState<readonly Member[]>();
  const [devices, setDevices] = useState<readonly Device[]>();
  const [problem, setProblem] = useState<string>();
  const load = useCallback(async () => {
    const [people, phones] = await Promise.all([desk.members(), desk.devices()]);
    if (people.ok) setMembers(people.members);
    if (phones.ok) setDevices(phones.devices);
    setProblem(people.ok ? (phones.ok ? undefined : phones.code) : people.code);
  }, [desk]);
  useEffect(() => void load(), [load]);
  return { members, devices, problem, load };
}
