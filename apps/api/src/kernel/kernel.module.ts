import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConfirmedSessions, CsrfTokens, PermissionGuard } from './auth/index.js';
import { PlatformClock } from './clock/platform-clock.js';
import { CONFIG, type Config } from './config.js';
import { SnakeNames, Transactions } from './db/index.js';
import { DueRunner } from './due/due-runner.js';
import { Limits } from './limits/index.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { PaperPress } from './paper/index.js';
import { FieldCipher } from './secrets/field-cipher.js';
import { ReceiptKey } from './secrets/receipt-key.js';
import { FileStore } from './storage/file-store.js';

const SHARED = [
  ConfirmedSessions,
  CsrfTokens,
  DueRunner,
  FieldCipher,
  FileStore,
  Limits,
  OutboxRelay,
  PaperPress,
  PlatformClock,
  ReceiptKey,
  Transactions,
];

/** What every domain stands on. The tables are those of the migrations; nothing is ever synchronised. */
@Global()
@Module({})
export class KernelModule {
  static with(config: Config, entities: readonly (new () => object)[]): DynamicModule {
    const database = TypeOrmModule.forRoot({
      type: 'postgres',
      url: config.databaseUrl,
      entities: [...entities],
      namingStrategy: new SnakeNames(),
      synchronize: false,
      extra: { max: 20 },
    });
    return {
      module: KernelModule,
      imports: [DiscoveryModule, database],
      providers: [
        ...SHARED,
        { provide: CONFIG, useValue: config },
        { provide: APP_GUARD, useClass: PermissionGuard },
      ],
      exports: [...SHARED, CONFIG],
    };
  }
}
