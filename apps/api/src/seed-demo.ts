import 'reflect-metadata';
import fs from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { type DemoPerson, DemoSeed } from './demo/index.js';
import { readConfig } from './kernel/config.js';

/** Beside those of every demonstration: whoever stands in the file that is named. */
function readOthers(file: string | undefined): DemoPerson[] {
  return file === undefined ? [] : (JSON.parse(fs.readFileSync(file, 'utf8')) as DemoPerson[]);
}

try {
  const config = readConfig(process.env);
  if (config.mode === 'production') throw new Error('正式环境不能写入演示数据。');
  const app = await NestFactory.createApplicationContext(AppModule.with(config), { logger: ['error'] });
  const count = await app.get(DemoSeed).people(readOthers(process.argv[2]));
  await app.close();
  process.stdout.write(count > 0 ? `新建演示账号 ${count} 个。\n` : '演示账号已就绪。\n');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
