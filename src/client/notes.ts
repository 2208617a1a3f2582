/**
 * A small note for each person's copy beside the database, in localStorage: that this browser holds it, how many records were
 * unsent there, and when. Browsers throw databases away (an eviction, a cleaner app); by the note the phone sees that
 * the copy is gone, says what was lost and comes back. It is never written on the way of a tap, and holds no record.
 */

/** What was on this phone only when its copy was thrown away. at: epoch ms by this phone, when it last grew. */
export interface Lost {
  readonly unsent: number;
  readonly at: number;
}

interface Note extends Lost {
  /** Its person went: the copy is not to be brought back by itself. */
  readonly away?: true;
  /** Until a person has read it and the office has been told. */
  readonly lost?: Lost & { readonly read?: boolean; readonly told?: boolean };
}

export interface CopyNote {
  /** The person has the copy open. */
  here(): void;
  /** The person went, and another one may hold this phone. */
  away(): void;
  /** The office does not have so many records now. */
  count(unsent: number, nowMs: number): void;
  /** The database was found empty: what the note says of it becomes lost. */
  gone(): void;
  /** What a person has yet to read. */
  toRead(): Lost | undefined;
  /** What the office has yet to hear. */
  toTell(): Lost | undefined;
  markRead(): void;
  markTold(): void;
}

const prefix = 'teren.copy.';

/** The people whose copies left a note in this browser, by member id. */
export function notedMembers(storage: Storage): readonly string[] {
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
  return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
}

/** Those of them who did not go away: their sessions may be taken up without asking. */
export function presentMembers(storage: Storage): readonly string[] {
  return notedMembers(storage).filter((member) => parse(storage.getItem(prefix + member))?.away !== true);
}

/** The copy is gone for good, and nothing of it was lost. */
export function forgetNote(storage: Storage, member: string): void {
  storage.removeItem(prefix + member);
}

/** What all notes together say would be lost now. */
export function notedLoss(storage: Storage): Lost {
  const notes = notedMembers(storage).map((member) => parse(storage.getItem(prefix + member)) ?? { unsent: 0, at: 0 });
  const waiting = notes.filter(({ unsent }) => unsent > 0);
  return {
    unsent: waiting.reduce((sum, { unsent }) => sum + unsent, 0),
    at: waiting.reduce((latest, { at }) => Math.max(latest, at), 0),
  };
}

export function openNote(storage: Storage, member: string): CopyNote {
  const key = prefix + member;
  // Kept in memory, too: a cleaner that takes the database from under an open app takes the note along.
  let last: Note = { unsent: 0, at: 0 };
  const read = () => {
    last = parse(storage.getItem(key)) ?? last;
    return last;
  };
  const keep = (next: Note) => {
    last = next;
    try {
      storage.setItem(key, JSON.stringify(next));
    } catch (error) {
      console.warn('The note beside the database was not written', error instanceof Error ? error.name : '');
    }
  };
  const mark = (more: { readonly read?: boolean; readonly told?: boolean }) => {
    const { lost, ...rest } = read();
    if (lost === undefined) return;
    const marked = { ...lost, ...more };
    keep(marked.read === true && marked.told === true ? rest : { ...rest, lost: marked });
  };
  read();
  return {
    here() {
      const { away, ...note } = read();
      if (away === true) keep(note);
    },
    away: () => keep({ ...read(), away: true }),
    count(unsent, nowMs) {
      const note = read();
      if (unsent === note.unsent && storage.getItem(key) !== null) return;
      keep({ ...note, unsent, at: unsent > note.unsent ? nowMs : note.at });
    },
    gone() {
      const note = read();
      if (note.unsent === 0) return;
      // Twice before anybody looked: both were lost.
      const unsent = note.unsent + (note.lost?.unsent ?? 0);
      const away = note.away === true ? { away: true as const } : {};
      keep({ ...away, unsent: 0, at: 0, lost: { unsent, at: note.at } });
    },
    toRead() {
      const { lost } = read();
      return lost?.read === true ? undefined : plain(lost);
    },
    toTell() {
      const { lost } = read();
      return lost?.told === true ? undefined : plain(lost);
    },
    markRead: () => mark({ read: true }),
    markTold: () => mark({ told: true }),
  };
}

function plain(lost: Lost | undefined): Lost | undefined {
  return lost === undefined ? undefined : { unsent: lost.unsent, at: lost.at };
}

/** A note that is no note is none. */
function parse(text: string | null): Note | undefined {
  if (text === null) return undefined;
  try {
    const read: unknown = JSON.parse(text);
    return isLost(read) ? { ...read, ...('lost' in read && isLost(read.lost) ? { lost: read.lost } : {}) } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isLost(read: unknown): read is Lost {
  const { unsent, at } = (read ?? {}) as Partial<Lost>;
  return typeof unsent === 'number' && typeof at === 'number';
}
