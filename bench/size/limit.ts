/** What is weighed: Dexie alone. */
import { Dexie } from 'dexie';

Object.assign(globalThis, { Dexie });
