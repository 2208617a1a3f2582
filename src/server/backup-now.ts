/** `npm run backup`: makes today's copy of the database now, also while the endpoint runs. */
import { requireNode } from './node-version.ts';

requireNode(process.versions.node);

const { existsSync } = await import('node:fs');
const { join } = await import('node:path');
const { default: Database } = await import('better-sqlite3');
const { dayOf, defaultZone } = await import('../domain/day.ts');
const { backUp } = await import('./backup.ts');

const dataDir = process.env['DATA_DIR']?.trim() || './data';
const source = join(dataDir, 'teren.sqlite');
if (!existsSync(source)) {
  console.error(`There is no database in ${dataDir}. Set DATA_DIR to the folder that the endpoint runs with.`);
  process.exit(1);
}
const database = new Database(source, { readonly: true });
const file = await backUp(join(dataDir, 'backups'), dayOf(Date.now(), defaultZone), async (target) => {
  await database.backup(target);
});
database.close();
console.log(`Backed up to ${file}`);
