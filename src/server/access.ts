/** Who comes in and how: opening an office, one-time codes, enrolment, sessions. Knows storage, clock and dice, but no HTTP. */
import { newId } from '../domain/id.ts';
import type { Write } from '../domain/scalar.ts';
import type { BeginRequest, EnrolRequest } from '../sync/protocol.ts';
import type { Ledger } from './ledger.ts';
import { done, type Outcome, refused } from './problems.ts';
import { type Dice, hashOf, newBeginCode, newToken, newTypedCode, readTypedCode } from './secrets.ts';
import type { CodeRecord, DeviceRow, Identity, MemberRecord, OfficeRecord } from './storage/access-records.ts';
import type { Storage, Tx } from './storage/storage.ts';
import { takeInWrites } from './sync.ts';

export interface AccessPowers {
  readonly storage: Storage;
  readonly now: () => number;
  readonly dice: Dice;
  readonly ledger: Ledger;
  /** What an example office begins with. */
  readonly exampleWrites: (newId: () => string) => readonly Write[];
}

/** A newcomer's identity with the token for its cookie: given out once, kept hashed. */
export interface Entry {
  readonly identity: Identity;
  readonly token: string;
}

export interface Access {
  /** Makes the code of the link that lets a browser open an office. Nothing once there is a real one. Valid 24 h. */
  beginCode(): Promise<string | undefined>;
  /** Opens an office, by the link's code or by a clerk of an office here. */
  begin(request: BeginRequest, by: Identity | undefined): Promise<Outcome<Entry>>;
  enrol(request: EnrolRequest): Promise<Outcome<Entry>>;
  /** A one-time code for another device. Clerks only. Valid 10 minutes. */
  enrolCode(by: Identity, forWhom: Pick<MemberRecord, 'role'> & { memberName: string }): Promise<Outcome<NewCode>>;
  devices(by: Identity): Promise<Outcome<readonly DeviceRow[]>>;
  identityOf(member: string, token: string): Promise<Identity | undefined>;
}

export interface NewCode {
  readonly code: string;
  readonly expiresAt: number;
}

const beginCodeMs = 24 * 60 * 60_000;
const enrolCodeMs = 10 * 60_000;
/** UI word of the example office (design 2): a name like any other, and a person may not change it. */
const exampleName = 'Przykład';

export function createAccess({ storage, now, dice, ledger, exampleWrites }: AccessPowers): Access {
  const id = () => newId(now(), dice(10));
  const spend = (tx: Tx, hash: string): Promise<boolean> => {
    ledger.add([{ what: 'spent', hash }]);
    return tx.spendCode(hash, now());
  };

  return {
    beginCode: () =>
      storage.transact(async (tx) => {
        if (isReal(await tx.offices())) return undefined;
        const code = newBeginCode(dice);
        const createdAt = now();
        const expiresAt = createdAt + beginCodeMs;
        await tx.addCode({ purpose: 'begin', hash: hashOf(code), createdAt, expiresAt, usedAt: null });
        return code;
      }),

    begin: (request, by) =>
      storage.transact(async (tx) => {
        const { begin, code, memberName, deviceName } = request;
        const known = code === undefined ? undefined : await checkCode(tx, code, now());
        if (known === undefined) {
          if (by === undefined) return refused('not-enrolled');
          if (by.role !== 'clerk') return refused('not-allowed');
        } else {
          if (!known.ok) return known;
          if (known.value.purpose !== 'begin') return refused('code-enrols');
        }
        const offices = await tx.offices();
        if (isReal(offices) && (begin.kind === 'empty' || by === undefined)) return refused('office-exists');
        if (known !== undefined) await spend(tx, known.value.hash);

        const example = begin.kind === 'example';
        let office = example ? offices.find((one) => one.example) : undefined;
        if (office === undefined) {
          const name = example ? exampleName : begin.officeName;
          office = { office: id(), name, example, createdAt: now() };
          await tx.addOffice(office);
          if (example) await takeInWrites(tx, office.office, exampleWrites(id), [now(), 'example']);
        }
        return done(await enter(tx, office, { name: memberName, role: 'clerk' }, deviceName));
      }),

    enrol: ({ code, deviceName }) =>
      storage.transact(async (tx) => {
        const known = await checkCode(tx, code, now());
        if (!known.ok) return known;
        if (known.value.purpose !== 'enrol') return refused('code-begins');
        const { hash, office: officeId, memberName, role } = known.value;
        const office = (await tx.offices()).find((one) => one.office === officeId);
        if (office === undefined || !(await spend(tx, hash))) return refused('code-used');
        return done(await enter(tx, office, { name: memberName, role }, deviceName));
      }),

    enrolCode: async (by, { memberName, role }) => {
      if (by.role !== 'clerk') return refused('not-allowed');
      const code = newTypedCode(dice);
      const createdAt = now();
      const expiresAt = createdAt + enrolCodeMs;
      const record = { purpose: 'enrol', office: by.office, memberName, role } as const;
      await storage.transact((tx) => tx.addCode({ ...record, hash: hashOf(code), createdAt, expiresAt, usedAt: null }));
      return done({ code, expiresAt });
    },

    devices: async (by) => {
      if (by.role !== 'clerk') return refused('not-allowed');
      return done(await storage.transact((tx) => tx.devicesOf(by.office)));
    },

    identityOf: (member, token) => storage.transact((tx) => tx.identityOf(member, hashOf(token))),
  };

  /** Makes the person, the device and its session. */
  async function enter(
    tx: Tx,
    home: OfficeRecord,
    who: Pick<MemberRecord, 'name' | 'role'>,
    deviceName: string,
  ): Promise<Entry> {
    const { office, name: officeName, example } = home;
    const at = now();
    const member = id();
    const device = id();
    const token = newToken(dice);
    await tx.addMember({ member, office, ...who, createdAt: at });
    await tx.addDevice({ device, office, member, name: deviceName, enrolledAt: at });
    await tx.addSession(hashOf(token), office, device, at);
    const { name: memberName, role } = who;
    return { identity: { office, officeName, example, member, memberName, role, device, deviceName }, token };
  }
}

/** Whether the endpoint has its office: the example is none. */
function isReal(offices: readonly OfficeRecord[]): boolean {
  return offices.some((office) => !office.example);
}

/** Finds a code as it was given or as it was meant, and says why it lets nobody in. Spends nothing. */
async function checkCode(tx: Tx, given: string, nowMs: number): Promise<Outcome<CodeRecord>> {
  const code = (await tx.codeBy(hashOf(given))) ?? (await tx.codeBy(hashOf(readTypedCode(given))));
  if (code === undefined) return refused('code-unknown');
  if (code.usedAt !== null) return refused('code-used');
  if (code.expiresAt <= nowMs) return refused('code-expired');
  return done(code);
}
