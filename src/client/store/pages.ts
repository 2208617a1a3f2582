/** The sealed pages: which parts lie in which page, how they are opened and changed. */

import { pageOf } from '../../sync/bucket.ts';
import type { Part } from '../../sync/part.ts';

import { type Database, heldOnly, type PageRow, waitingOf } from './database.ts';
import { rowsAt } from './rows-at.ts';
import type { Seal } from './seal.ts';
import { VaultLocked } from './vault.ts';

/** A page on its way into the database, and the version that it must replace (0: there was none). */
export interface PageChange {
  readonly replaces: number;
  readonly page: PageRow;
  readonly changes: readonly { readonly before: Part | undefined; readonly after: Part }[];
  /** The page that stood there and can't be opened: it is set aside. */
  readonly broken?: PageRow;
}

/** Another tab changed the page meanwhile: read it again. */
export class PageChangedMeanwhile extends Error {}

export class Pages {
  readonly #database: Database;
  readonly #seal: Seal;

  constructor(database: Database, seal: Seal) {
    this.#database = database;
    this.#seal = seal;
  }

  /** Whether they can be read and changed now. While they can't, nothing here is called but `partsOf`, which finds nobody. */
  get isOpen(): boolean {
    return this.#seal.isOpen;
  }

  /** Opens a page: its parts by id. */
  async open(page: PageRow): Promise<ReadonlyMap<string, Part>> {
    const parts = (await this.#seal.open(labelOf(page.bucket, page.version), page)) as readonly Part[];
    return new Map(parts.map((part) => [part.id, part]));
  }

  /** All sealed parts of a kind. */
  async partsOf(kind: string): Promise<readonly Part[]> {
    if (!this.isOpen) return [];
    const pages = await this.#database.pages.where('bucket').between(`${kind}/`, `${kind}0`).toArray();
    return this.#openAll(pages);
  }

  /** Parts with anything that the office is not yet known to have. */
  async waitingParts(): Promise<readonly Part[]> {
    if (!this.isOpen) return [];
    const pages = await this.#database.pages.where('unsent').aboveOrEqual(heldOnly).toArray();
    return (await this.#openAll(pages)).filter((part) => part.marks !== undefined);
  }

  /** Its parts by id; nothing where it can't be opened. */
  async openOrNot(page: PageRow): Promise<ReadonlyMap<string, Part> | undefined> {
    try {
      return await this.open(page);
    } catch (error) {
      // Locked in the middle of it: nothing is known of the page, least of all that it is broken.
      if (error instanceof VaultLocked) throw error;
      return undefined; // Changed on the disk, or sealed with another key: it is told apart by being nothing.
    }
  }

  /** A page that can't be opened has no vote and stays as it lies; the others are not held up by it. */
  async #openAll(pages: readonly PageRow[]): Promise<readonly Part[]> {
    const opened = await Promise.allSettled(pages.map((page) => this.open(page)));
    return opened.flatMap((page) => (page.status === 'fulfilled' ? [...page.value.values()] : []));
  }

  /**
   * Changes some parts: reads their pages, applies `change` and seals them anew. Runs before the transaction, because
   * sealing can't wait inside one. change returns nothing to leave the part out of the page.
   */
  async prepare(
    ids: readonly { readonly kind: string; readonly id: string }[],
    change: (part: Part) => Part | undefined,
  ): Promise<readonly PageChange[]> {
    if (ids.length === 0) return [];
    if (!this.isOpen) throw new VaultLocked();
    const byPage = new Map<string, { kind: string; id: string }[]>();
    for (const record of ids) {
      const name = pageOf(record.kind, record.id);
      const others = byPage.get(name);
      if (others === undefined) byPage.set(name, [record]);
      else others.push(record);
    }
    const rows = await rowsAt(this.#database.pages, [...byPage.keys()]);
    return Promise.all(
      [...byPage].map(async ([bucket, records], i) => {
        const held = rows[i];
        const opened = held === undefined ? new Map<string, Part>() : await this.openOrNot(held);
        const parts = new Map(opened);
        const changes = [];
        for (const { kind, id } of records) {
          const before = parts.get(id);
          const after = change(before ?? { kind, id, cells: {} });
          if (after === undefined) parts.delete(id);
          else parts.set(id, after);
          changes.push({ before, after: after ?? { kind, id, cells: {} } });
        }
        const replaces = held?.version ?? 0;
        const version = replaces + 1;
        const all = [...parts.values()];
        const box = await this.#seal.seal(labelOf(bucket, version), all);
        const page = { bucket, version, ...box, ...waitingOf(all) };
        return { replaces, page, changes, ...(opened === undefined && held !== undefined ? { broken: held } : {}) };
      }),
    );
  }

  /** Puts prepared pages, inside the caller's transaction. */
  async put(prepared: readonly PageChange[]): Promise<void> {
    const held = await rowsAt(
      this.#database.pages,
      prepared.map(({ page }) => page.bucket),
    );
    prepared.forEach(({ replaces }, i) => {
      if ((held[i]?.version ?? 0) !== replaces) throw new PageChangedMeanwhile();
    });
    await this.#database.pages.bulkPut(prepared.map(({ page }) => page));
    for (const { broken } of prepared) if (broken !== undefined) await this.setAside(broken, 0);
  }

  /**
   * Keeps a page that can't be opened, inside the caller's transaction, and lets all be checked soon. What was unsent in it lies
   * in letters, too: they stand by themselves now, and go into a new page. Returns how many there are.
   */
  async setAside(page: PageRow, atMs: number): Promise<number> {
    await this.#database.aside.add({ at: atMs, page });
    const letters = await this.#database.letters.filter(({ record }) => pageOfRecord(record) === page.bucket).toArray();
    await this.#database.letters.bulkPut(letters.map((letter) => ({ ...letter, apart: 1 as const })));
    await this.#database.meta.put({ key: 'pagesCheckedAt', value: 0 });
    return letters.length;
  }
}

function pageOfRecord(record: string): string {
  const [kind = '', id = ''] = record.split('/');
  return pageOf(kind, id);
}

function labelOf(bucket: string, version: number): string {
  return `page ${bucket} ${version}`;
}
