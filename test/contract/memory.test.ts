import { openMemory } from '../../src/server/storage/memory.ts';
import { storageContract } from './storage.ts';

storageContract('memory', async () => openMemory());
