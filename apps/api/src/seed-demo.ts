import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { DemoSeed } from './demo/index.js';
import { readConfig } from './kernel/config.js';

try {
  const config = readConfig(process.env);
  if (config.mode === 'production') throw new Error('正式环境不能写入演示数据。');
  const app = await NestFactory.createApplicationContext(AppModule.with(config), { logger: ['error'] });
  const count = await app.get(DemoSeed).people();
  await app.close();
  process.stdout.write(count > 0 ? `新建演示账号 ${count} 个。\n` : '演示账号已就绪。\n');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
