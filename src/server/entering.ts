/** How a browser comes in: by the link that opens an office, or by a member's one-time code. */
import { newId } from '../domain/id.ts';
import type { BeginRequest, DeviceState, EnrolRequest } from '../sync/protocol.ts';
import type { AccessPowers } from './access-powers.ts';
import { newLetterKey } from './letters.ts';
import { done, type Outcome, refused } from './problems.ts';
import { hashOf, newBeginCode, newToken, newTypedCode, readTypedCode } from './secrets.ts';
import { asIdentity } from './sessions.ts';
import type { CodeRecord, Identity, MemberRecord, OfficeRecord } from './storage/access-records.ts';
import type { Tx } from './storage/storage.ts';
import { takeInWrites } from './sync.ts';

/** A newcomer's identity with the token for its cookie: given out once, kept hashed. */
export interface Entry {
  readonly identity: Identity;
  readonly token: string;
}

export interface NewCode {
  readonly code: string;
  readonly expiresAt: number;
}

export interface Entering {
  /** Makes the code of the link that lets a browser open an office. Nothing once there is a real one. Valid 24 h. */
  beginCode(): Promise<string | undefined>;
  /** Opens an office, by the link's code or by a clerk of an office here. Its device is active at once. */
  begin(request: BeginRequest, by: Identity | undefined): Promise<Outcome<Entry>>;
  /** A device of the code's member, which waits until a clerk confirms it. */
  enrol(request: EnrolRequest): Promise<Outcome<Entry>>;
  /** A one-time code for another device of a member. Clerks only. Valid 10 minutes. */
  enrolCode(by: Identity, member: string): Promise<Outcome<NewCode>>;
}

const beginCodeMs = 24 * 60 * 60_000;
const enrolCodeMs = 10 * 60_000;
/** UI word of the example office (design 2): a name like any other, and a person may not change it. */
const exampleName = 'Przykład';

export function createEntering({ storage, now, dice, ledger, exampleWrites }: AccessPowers): Entering {
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
          if (by.role !== 'clerk' || by.state !== 'active') return refused('not-allowed');
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
          office = { office: id(), name, example, createdAt: now(), letterKey: newLetterKey(dice) };
          await tx.addOffice(office);
          if (example) await takeInWrites(tx, office.office, exampleWrites(id), [now(), 'example']);
        }
        const member: MemberRecord = {
          member: id(),
          office: office.office,
          name: memberName,
          role: 'clerk',
          authorisedFrom: null,
          authorisedTo: null,
          createdAt: now(),
        };
        await tx.addMember(member);
        return done(await enter(tx, office, member, deviceName, 'active'));
      }),

    enrol: ({ code, deviceName }) =>
      storage.transact(async (tx) => {
        const known = await checkCode(tx, code, now());
        if (!known.ok) return known;
        if (known.value.purpose !== 'enrol') return refused('code-begins');
        const { hash, office: officeId, member: memberId } = known.value;
        const office = (await tx.offices()).find((one) => one.office === officeId);
        const member = (await tx.membersOf(officeId)).find((one) => one.member === memberId);
        const isThere = office !== undefined && member !== undefined;
        if (!isThere || !(await spend(tx, hash))) return refused('code-used');
        return done(await enter(tx, office, member, deviceName, 'waiting'));
      }),

    enrolCode: async (by, member) => {
      if (by.role !== 'clerk') return refused('not-allowed');
      return await storage.transact(async (tx) => {
        if (!(await tx.membersOf(by.office)).some((one) => one.member === member)) return refused('not-found');
        const code = newTypedCode(dice);
        const createdAt = now();
        const expiresAt = createdAt + enrolCodeMs;
        const record = { purpose: 'enrol', office: by.office, member } as const;
        await tx.addCode({ ...record, hash: hashOf(code), createdAt, expiresAt, usedAt: null });
        return done({ code, expiresAt });
      });
    },
  };

  /** Makes the device and its session. */
  async function enter(
    tx: Tx,
    { office }: OfficeRecord,
    { member }: MemberRecord,
    deviceName: string,
    state: DeviceState,
  ): Promise<Entry> {
    const at = now();
    const device = id();
    const token = newToken(dice);
    await tx.addDevice({ device, office, member, name: deviceName, state, enrolledAt: at });
    await tx.addSession(hashOf(token), office, device, at);
    const session = await tx.sessionBy(member, hashOf(token));
    if (session === undefined) throw new Error('A session that was just made is not there');
    return { identity: asIdentity(session, at), token };
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
