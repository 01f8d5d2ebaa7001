// @ts-check
import { parseArgs } from 'node:util';
import { settingsFor, thisMachine } from './settings.mjs';

/** For `docker/.env`: what the compose file tells its database of this machine, or of one that is named. */
const { values } = parseArgs({ options: { memory: { type: 'string' }, cores: { type: 'string' } } });
const here = thisMachine();
const machine = {
  memoryMb: values.memory ? Number(values.memory) : here.memoryMb,
  cores: values.cores ? Number(values.cores) : here.cores,
};
if (!(machine.memoryMb > 0 && Number.isInteger(machine.cores) && machine.cores > 0))
  throw new Error('--memory 要写成 MB 数，--cores 要写成整数。');
for (const [name, value] of Object.entries(settingsFor(machine)))
  process.stdout.write(`POSTGRES_${name.toUpperCase()}=${value}\n`);
