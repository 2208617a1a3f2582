/** The value of one field. Sets and lists are several fields, so that two people who add different elements never clash. */
export type Scalar = string | number | boolean | null;

/** The fields of one record as a reader sees them: values only, no stamps. */
export type Fields = Readonly<Record<string, Scalar>>;

/** What an act of a person wants to write: some fields of one record. The store stamps it. */
export interface Write {
  readonly kind: string;
  readonly id: string;
  readonly fields: Fields;
  /** The id was made just now, so there is nothing to read before writing: the path of a tap. */
  readonly fresh?: true;
}

/** A record as a reader sees it. */
export interface Entry {
  readonly id: string;
  readonly fields: Fields;
}
