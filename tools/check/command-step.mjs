// @ts-check
import { spawn } from 'node:child_process';

/**
 * A command that holds or does not: one passed or one failed. What it said is shown when it failed.
 * @param {string | undefined} script
 * @param {string[]} args
 * @returns {Promise<{ passed: number, failed: number, faults: string[] }>}
 */
export function runCommand(script, args) {
  return new Promise((resolve) => {
    const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' };
    const child = spawn(process.execPath, [String(script), ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => (output += error.message));
    child.once('close', (code) => {
      if (code !== 0) process.stdout.write(output);
      const command = [String(script), ...args].join(' ');
      resolve(
        code === 0
          ? { passed: 1, failed: 0, faults: [] }
          : { passed: 0, failed: 1, faults: [`${command}：退出码 ${code}`] },
      );
    });
  });
}
