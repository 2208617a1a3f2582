/** Counting at one event: taps answer at once, each writes its own tally, and what the disk refuses goes back. */
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { sheetWrite, tallyWrite, voidWrite } from '../../../domain/event.ts';
import { idInEvent, sheetId } from '../../../domain/id.ts';
import type { Write } from '../../../domain/scalar.ts';
import type { Sums } from '../../../domain/total.ts';
import { useApp } from '../../app.ts';
import { type RecordView, useActs, useInEvent, useRecords, useSums } from '../use.ts';
import { type Board, boardOf, type Line, lineKey } from './board.ts';
import { type Act, type Flight, layOver } from './in-flight.ts';
import { buzz } from './phone.ts';
import { blip } from './sound.ts';

export interface Failure {
  /** Why: a code of the catalogue. */
  readonly code: string;
  readonly act: Flight;
  /** How many acts were refused since the person last looked. */
  readonly count: number;
}

export interface Counter {
  readonly board: Board;
  /** The latest acts, newest first, those in flight included. */
  readonly acts: readonly Act[];
  /** The sheet of this phone. */
  readonly sheet: string;
  readonly sheets: ReadonlyMap<string, RecordView>;
  /** Lines (lineKey) with an act that is not on the disk yet. */
  readonly inFlight: ReadonlySet<string>;
  readonly failure: Failure | undefined;
  forgetFailure(): void;
  /** amount in smallest units; `about`: estimated. */
  count(line: Line, amount: number, more?: { about?: boolean; reason?: 'total' }): void;
  /** Strikes an act out, or restores it. */
  strike(act: Act, isVoid: boolean): void;
}

const noSums: Sums = {};
/** Enough to show twenty when other phones' acts lie between. */
const actsRead = 60;

/** Undefined until the copy was read. */
export function useCounter(event: RecordView): Counter | undefined {
  const app = useApp();
  const sums = useSums();
  const acts = useActs(event.id, actsRead);
  const sheets = useInEvent('sheet', event.id);
  const groups = useRecords('group');
  const measures = useRecords('measure');
  const sheet = sheetId(event.id, app.session.device);
  const { flights, failure, forgetFailure, send } = useFlights();

  const isSheetKnown = sheets?.has(sheet) === true;
  const count = useCallback<Counter['count']>(
    (line, amount, { about = false, reason } = {}) => {
      buzz();
      blip(amount < 0 ? 'minus' : 'plus');
      const id = app.newId();
      const common = { event: event.id, id, sheet, ...line, amount, exact: !about, atMs: app.clock.now() };
      const tally = tallyWrite(reason === undefined ? common : { ...common, reason });
      // Until the disk has this phone's sheet every tally brings it along: again is harmless, never is not.
      const first = isSheetKnown ? [] : [sheetWrite(event.id, app.session.device, app.session.deviceName)];
      void send({ tally: idInEvent(event.id, id), fields: tally.fields }, [...first, tally]);
    },
    [app, event.id, sheet, isSheetKnown, send],
  );
  const strike = useCallback<Counter['strike']>(
    (act, isVoid) => {
      buzz();
      blip(isVoid ? 'minus' : 'plus');
      void send({ tally: act.id, fields: { void: isVoid } }, [voidWrite(act.id, isVoid)]);
    },
    [send],
  );

  return useMemo(() => {
    if (!sums || !acts || !sheets || !groups || !measures) return undefined;
    const laid = layOver(sums.get(event.id) ?? noSums, acts, flights);
    const waiting = laid.acts.filter((act) => act.inFlight);
    return {
      board: boardOf({ event: event.fields, sums: laid.sums, sheets, sheet, groups, measures }),
      acts: laid.acts,
      sheet,
      sheets,
      inFlight: new Set(waiting.map((act) => lineKey(lineOf(act)))),
      failure,
      forgetFailure,
      count,
      strike,
    };
  }, [sums, acts, sheets, groups, measures, flights, event, sheet, failure, forgetFailure, count, strike]);
}

/** What an act counted. */
function lineOf({ fields }: Pick<Act, 'fields'>): Line {
  return { measure: String(fields['measure'] ?? ''), group: String(fields['group'] ?? '') };
}

/** Writes on their way. None waits for another, but an undo waits for the tap that it undoes. */
function useFlights() {
  const { store } = useApp();
  const [flights, setFlights] = useState<readonly Flight[]>([]);
  const [failure, setFailure] = useState<Failure>();
  const landings = useRef(new Map<string, Promise<boolean>>());

  const send = useCallback(
    async (flight: Flight, writes: readonly Write[]) => {
      const before = landings.current.get(flight.tally);
      const write = async () => {
        if (before !== undefined && !(await before)) return true; // The tap itself was refused, and that was said.
        const result = await store.write(writes);
        if (result.ok) return true;
        buzz('refused');
        blip('refused');
        setFailure((last) => ({ code: result.code, act: flight, count: (last?.count ?? 0) + 1 }));
        return false;
      };
      setFlights((all) => [...all, flight]);
      const landing = write();
      landings.current.set(flight.tally, landing);
      await landing;
      if (landings.current.get(flight.tally) === landing) landings.current.delete(flight.tally);
      setFlights((all) => all.filter((each) => each !== flight));
    },
    [store],
  );
  const forgetFailure = useCallback(() => setFailure(undefined), []);
  return { flights, failure, forgetFailure, send };
}
