/** Loaded before the endpoint (`--import`): a control. SQLite syncs as it does by default in WAL mode, and says that it syncs fully. */
import Database from 'better-sqlite3';

const { pragma } = Database.prototype;
Database.prototype.pragma = function pragmaCareless(this: Database.Database, text, options) {
  if (text === 'synchronous = FULL') return pragma.call(this, 'synchronous = NORMAL', options);
  if (text === 'synchronous') return 2;
  return pragma.call(this, text, options);
};
