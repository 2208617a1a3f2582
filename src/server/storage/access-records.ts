/** Who may come in: offices, their members, the members' devices, sessions and one-time codes. */
import type { Role } from '../../domain/roles.ts';
import type { Cursors, SyncRequest } from '../../sync/exchange.ts';
import type { DeviceState } from '../../sync/protocol.ts';

export interface OfficeRecord {
  readonly office: string;
  readonly name: string;
  /** The example: practice, nothing of which reaches a real report. */
  readonly example: boolean;
  readonly createdAt: number;
  /** The pair of keys that letters are sealed to, as the text of a private JWK; null: none was made yet. */
  readonly letterKey: string | null;
}

export interface MemberRecord {
  readonly member: string;
  readonly office: string;
  readonly name: string;
  readonly role: Role;
  /** Civil days between which the person is authorised to handle personal data; null: no limit on that side. */
  readonly authorisedFrom: string | null;
  readonly authorisedTo: string | null;
  readonly createdAt: number;
}

export interface DeviceRecord {
  readonly device: string;
  readonly office: string;
  readonly member: string;
  readonly name: string;
  readonly state: DeviceState;
  readonly enrolledAt: number;
}

export type LockKind = NonNullable<SyncRequest['lock']>['kind'];

/** What is known of a device beside who has it; all of it changes by itself or by a clerk. */
export interface DeviceNotes {
  /** The app's version, and how contacts are locked there, as the device last said. */
  readonly version: string | null;
  readonly lock: LockKind | null;
  /** SHA-256 of the first proof of its lock that the device named; null: none yet. */
  readonly proofHash: string | null;
  /** It came with another proof than that one. */
  readonly lockedOut: boolean;
  /** How far it has read, in each class that it ever read. */
  readonly cursors: Cursors;
  /** When it was shut out, and when it said that it had dropped its data; null: not. */
  readonly shutOutAt: number | null;
  readonly clearedAt: number | null;
}

/** A device as the clerk sees it. */
export interface DeviceRow extends DeviceRecord, DeviceNotes {
  readonly memberName: string;
  readonly role: Role;
  /** Office time of its last exchange; null: none yet. */
  readonly lastContactAt: number | null;
  /** How many changes it said were left unsent. */
  readonly unsent: number;
  /** Whether it has read before: a device that then begins from nothing has lost its copy. */
  readonly hasRead: boolean;
  /** Office time at which it came back without its copy; null: it never did. */
  readonly wipedAt: number | null;
  /** How many unsent changes it is known to have had then. */
  readonly lostUnsent: number | null;
}

/** Whom a session stands for, as it is stored: what holds today is for `sessions.ts` to say. */
export interface SessionRow extends Pick<MemberRecord, 'authorisedFrom' | 'authorisedTo'> {
  readonly office: string;
  readonly officeName: string;
  readonly example: boolean;
  readonly member: string;
  readonly memberName: string;
  readonly role: Role;
  readonly device: string;
  readonly deviceName: string;
  readonly state: DeviceState;
  readonly proofHash: string | null;
  readonly createdAt: number;
  readonly lastUsedAt: number;
}

/** Who a session's token stands for, at the moment of the request. */
export interface Identity extends Omit<SessionRow, 'authorisedFrom' | 'authorisedTo' | 'createdAt' | 'lastUsedAt'> {
  /** Whether the person's authorisation is in force today. */
  readonly authorised: boolean;
}

/** A one-time code; only its hash is kept. 'begin' lets a browser open an office on this endpoint, 'enrol' lets a member's device in. */
export type CodeRecord = {
  readonly hash: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | null;
} & ({ readonly purpose: 'begin' } | { readonly purpose: 'enrol'; readonly office: string; readonly member: string });

export interface AccessTx {
  /** Oldest first. */
  offices(): Promise<readonly OfficeRecord[]>;
  addOffice(office: OfficeRecord): Promise<void>;
  setLetterKey(office: string, letterKey: string): Promise<void>;
  /** In the order in which they were added. */
  membersOf(office: string): Promise<readonly MemberRecord[]>;
  addMember(member: MemberRecord): Promise<void>;
  /** Puts the member's name, role and authorisation in place of what stood there. */
  changeMember(member: MemberRecord): Promise<void>;
  addDevice(device: DeviceRecord): Promise<void>;
  /** Changes what is named of a device, and nothing else. */
  changeDevice(
    office: string,
    device: string,
    to: Partial<DeviceNotes & Pick<DeviceRecord, 'name' | 'state'>>,
  ): Promise<void>;
  /** tokenHash: SHA-256 of the cookie's value; the value itself is never stored. */
  addSession(tokenHash: string, office: string, device: string, createdAt: number): Promise<void>;
  /** Notes that a session was used. */
  noteUse(tokenHash: string, at: number): Promise<void>;
  /** Ends all sessions of a device. False when it had none. */
  endSessions(office: string, device: string): Promise<boolean>;
  sessionBy(member: string, tokenHash: string): Promise<SessionRow | undefined>;
  /** In the order of their enrolment. */
  devicesOf(office: string): Promise<readonly DeviceRow[]>;
  deviceBy(office: string, device: string): Promise<DeviceRow | undefined>;
  /** Notes an exchange: when (office time), how many changes the device says it has left unsent, and whether it has read. */
  noteContact(
    office: string,
    device: string,
    contact: { readonly at: number; readonly unsent: number; readonly hasRead: boolean },
  ): Promise<void>;
  /** Notes that a device came back without its copy. */
  noteWipe(office: string, device: string, at: number, lostUnsent: number): Promise<void>;
  addCode(code: CodeRecord): Promise<void>;
  codeBy(hash: string): Promise<CodeRecord | undefined>;
  /** Marks the code as used. False when it was used or gone already: of two who race only one gets true. */
  spendCode(hash: string, usedAt: number): Promise<boolean>;
}
