/**
 * The phone's time zone, asked for no more often than it can matter: browsers take a good part of a millisecond to tell it,
 * and a screen of entries asks dozens of times in one frame. A phone that crosses a border has another zone by the next event.
 */

const mostAgeMs = 60_000;

/**
 * ask: the zone's name, as the browser has it now. offset: minutes from UTC, cheap; where it changes, the zone is asked for anew.
 * elapsed: ms since some moment, never backwards.
 */
export function rememberZone(ask: () => string, offset: () => number, elapsed: () => number): () => string {
  let known: { readonly zone: string; readonly offset: number; readonly at: number } | undefined;
  return () => {
    const at = elapsed();
    if (known === undefined || known.offset !== offset() || at - known.at > mostAgeMs) {
      known = { zone: ask(), offset: offset(), at };
    }
    return known.zone;
  };
}
