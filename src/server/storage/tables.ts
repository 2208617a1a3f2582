/** The tables of the SQL backends. Flags are 0/1, moments are integer ms, content is JSON text: alike in every database. */
import type { Generated } from 'kysely';
import type { FieldClass } from '../../domain/kinds.ts';
import type { Role } from '../../domain/roles.ts';
import type { DeviceState } from '../../sync/protocol.ts';
import type { LockKind } from './access-records.ts';

export interface Tables {
  offices: {
    id: string;
    name: string;
    example: number;
    created_at: number;
    seq: Generated<number>;
    letter_key: string | null;
  };
  members: {
    id: string;
    office: string;
    name: string;
    role: Role;
    created_at: number;
    authorised_from: string | null;
    authorised_to: string | null;
  };
  devices: {
    id: string;
    office: string;
    member: string;
    name: string;
    enrolled_at: number;
    last_contact_at: number | null;
    unsent: Generated<number>;
    has_read: Generated<number>;
    wiped_at: number | null;
    lost_unsent: number | null;
    state: Generated<DeviceState>;
    version: string | null;
    lock: LockKind | null;
    proof_hash: string | null;
    locked_out: Generated<number>;
    /** JSON: how far it has read, by class. */
    cursors: Generated<string>;
    shut_out_at: number | null;
    cleared_at: number | null;
  };
  sessions: { token_hash: string; office: string; device: string; created_at: number; last_used_at: Generated<number> };
  codes: {
    hash: string;
    purpose: 'begin' | 'enrol';
    office: string | null;
    member: string | null;
    created_at: number;
    expires_at: number;
    used_at: number | null;
  };
  parts: {
    office: string;
    kind: string;
    id: string;
    class: FieldClass;
    seq: number;
    cells: string;
    bucket: string;
    /** The checksum of the row as it was put. */
    sum: string;
  };
  /** Fingerprints: of a class where `bucket` is empty, else of one of its buckets. */
  sums: { office: string; class: FieldClass; bucket: string; digest: string };
  history: {
    office: string;
    kind: string;
    id: string;
    class: FieldClass;
    field: string;
    ms: number;
    device: string;
    value: string;
    replaced_at: number;
  };
  quarantine: {
    office: string;
    device: string;
    hash: string;
    code: string;
    held: number;
    received_at: number;
    raw: string;
    bytes: number;
    settled_at: number | null;
  };
}
