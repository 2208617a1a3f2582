/** Loaded before the endpoint (`--import`): its clock is wrong by as many ms as stand in the file named by CLOCK_IS_OFF_BY. */
import { readFileSync } from 'node:fs';

const file = process.env['CLOCK_IS_OFF_BY'] ?? '';
const trueNow = Date.now.bind(Date);
Date.now = () => trueNow() + Number(readFileSync(file, 'utf8'));
