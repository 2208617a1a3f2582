/** Who may come in: offices, their members, the members' devices, sessions and one-time codes. */
import type { Role } from '../../domain/roles.ts';

export interface OfficeRecord {
  readonly office: string;
  readonly name: string;
  /** The example: practice, nothing of which reaches a real report. */
  readonly example: boolean;
  readonly createdAt: number;
}

export interface MemberRecord {
  readonly member: string;
  readonly office: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: number;
}

export interface DeviceRecord {
  readonly device: string;
  readonly office: string;
  readonly member: string;
  readonly name: string;
  readonly enrolledAt: number;
}

/** A device as the clerk sees it. */
export interface DeviceRow extends DeviceRecord {
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

/** Who a session's token stands for. */
export interface Identity {
  readonly office: string;
  readonly officeName: string;
  readonly example: boolean;
  readonly member: string;
  readonly memberName: string;
  readonly role: Role;
  readonly device: string;
  readonly deviceName: string;
}

/**
 * A one-time code; only its hash is kept. 'begin' lets a browser open an office on this endpoint, 'enrol' lets a
 * device in as a member (made anew when the code is used).
 */
export type CodeRecord = {
  readonly hash: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | null;
} & (
  | { readonly purpose: 'begin' }
  | { readonly purpose: 'enrol'; readonly office: string; readonly memberName: string; readonly role: Role }
);

export interface AccessTx {
  /** Oldest first. */
  offices(): Promise<readonly OfficeRecord[]>;
  addOffice(office: OfficeRecord): Promise<void>;
  addMember(member: MemberRecord): Promise<void>;
  addDevice(device: DeviceRecord): Promise<void>;
  /** tokenHash: SHA-256 of the cookie's value; the value itself is never stored. */
  addSession(tokenHash: string, office: string, device: string, createdAt: number): Promise<void>;
  /** Ends all sessions of a device. False when it had none. */
  endSessions(office: string, device: string): Promise<boolean>;
  identityOf(member: string, tokenHash: string): Promise<Identity | undefined>;
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
